//! CRX3: the package that Chromium, Chrome and Edge install by policy. A zip, and before it a signed header.
//!
//! The layout is Chromium's `components/crx_file/crx3.proto`: `Cr24`, version, length of the header, the header (a protocol
//! buffer with the public key, the signature and the identifier), the zip. Only RSA with SHA-256 is written.

use anyhow::{Context, Result, anyhow, ensure};
use ring::rand::SystemRandom;
use ring::signature::{KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use rustls_pki_types::PrivatePkcs8KeyDer;
use rustls_pki_types::pem::PemObject;
use sha2::{Digest, Sha256};

/// What stands before the signed bytes, so that the signature is good for nothing else.
const CONTEXT: &[u8] = b"CRX3 SignedData\x00";

/// `rsaEncryption` with no parameters, as a public key's algorithm in DER (RFC 3279, 2.3.1).
const RSA: [u8; 15] = [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];

/// A key that packages are signed with. It is used and dropped: nothing here writes it anywhere.
pub(crate) struct Key {
    pair: RsaKeyPair,
    /// The public half, as a browser wants it: DER of `SubjectPublicKeyInfo`.
    public: Vec<u8>,
}

impl Key {
    /// Reads a key in PEM: `BEGIN PRIVATE KEY`, RSA, 2048 bits or more.
    pub(crate) fn from_pem(pem: &[u8]) -> Result<Self> {
        let der = PrivatePkcs8KeyDer::from_pem_slice(pem)
            .map_err(|_| anyhow!("this is no private key in PEM (PKCS #8: `-----BEGIN PRIVATE KEY-----`)"))?;
        let pair = RsaKeyPair::from_pkcs8(der.secret_pkcs8_der())
            .map_err(|error| anyhow!("this key can't sign: {error}. It should be RSA with 2048 bits or more."))?;
        let public = public_key(pair.public_key().as_ref());
        Ok(Self { pair, public })
    }

    /// The identifier that every package signed with this key has: 32 letters from a to p.
    pub(crate) fn identifier(&self) -> String {
        let letter = |nibble: u8| char::from(b'a' + nibble);
        self.short().iter().flat_map(|byte| [letter(byte >> 4), letter(byte & 15)]).collect()
    }

    fn short(&self) -> [u8; 16] {
        let hash = Sha256::digest(&self.public);
        let mut short = [0; 16];
        short.copy_from_slice(&hash[..16]);
        short
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>> {
        let mut signature = vec![0; self.pair.public().modulus_len()];
        self.pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature)
            .map_err(|_| anyhow!("the key refused to sign"))?;
        Ok(signature)
    }
}

/// The package: `zip` with a header signed by `key`. The same key and zip give the same bytes.
pub(crate) fn package(zip: &[u8], key: &Key) -> Result<Vec<u8>> {
    ensure!(zip.starts_with(b"PK"), "only a zip can be packed");
    let signed = field(1, &key.short());
    let mut message = CONTEXT.to_vec();
    message.extend(length(signed.len())?);
    message.extend_from_slice(&signed);
    message.extend_from_slice(zip);
    let proof = [field(1, &key.public), field(2, &key.sign(&message)?)].concat();
    let header = [field(2, &proof), field(10_000, &signed)].concat();
    Ok([b"Cr24".as_slice(), &3u32.to_le_bytes(), &length(header.len())?, &header, zip].concat())
}

fn length(bytes: usize) -> Result<[u8; 4]> {
    Ok(u32::try_from(bytes).context("a header this long is no header")?.to_le_bytes())
}

/// A field of bytes in a protocol buffer: its number and wire type 2, its length, itself.
fn field(number: u64, bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    varint(number << 3 | 2, &mut out);
    varint(bytes.len() as u64, &mut out);
    out.extend_from_slice(bytes);
    out
}

fn varint(mut value: u64, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// `SubjectPublicKeyInfo` around an RSA key in the form of PKCS #1.
fn public_key(pkcs1: &[u8]) -> Vec<u8> {
    let bits = [&[0], pkcs1].concat();
    der(0x30, &[&RSA, der(0x03, &bits).as_slice()].concat())
}

/// One DER value: tag, length, content.
fn der(tag: u8, content: &[u8]) -> Vec<u8> {
    let big = content.len().to_be_bytes();
    let digits: Vec<u8> = big.into_iter().skip_while(|byte| *byte == 0).collect();
    let mut out = vec![tag];
    if content.len() < 0x80 {
        out.push(content.len() as u8);
    } else {
        out.push(0x80 | digits.len() as u8);
        out.extend_from_slice(&digits);
    }
    out.extend_from_slice(content);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_protocol_buffers_write_them() {
        assert_eq!(field(1, b"ab"), [0x0a, 2, b'a', b'b']);
        // Field 10000 with wire type 2 is 80002.
        assert_eq!(field(10_000, b"")[..], [0x82, 0xf1, 0x04, 0]);
    }

    #[test]
    fn lengths_are_written_as_der_writes_them() {
        assert_eq!(der(0x30, &[7])[..2], [0x30, 1]);
        assert_eq!(der(0x30, &[7; 200])[..3], [0x30, 0x81, 200]);
        assert_eq!(der(0x30, &[7; 300])[..4], [0x30, 0x82, 1, 44]);
    }

    #[test]
    fn what_is_no_key_is_refused_in_words() {
        let error = Key::from_pem(b"not a key").err().expect("refused").to_string();
        assert!(error.contains("no private key in PEM"), "{error}");
    }
}
