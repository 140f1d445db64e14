// One port that answers everything a browser may send: TLS, plain HTTP, and CONNECT as a proxy. Chromium is told that
// every host is here, Firefox that this is its proxy, so no request can leave the machine and none can go unseen.

import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { generate } from 'selfsigned';

const TLS_HANDSHAKE = 0x16;

/**
 * Opens the port.
 * @param {string[]} hosts                 names for the certificate, which lives only in memory
 * @param {http.RequestListener} answer    what to say to each request, whatever way it came
 */
export async function openLobby(hosts, answer) {
  const { private: key, cert } = await certificate(hosts);
  const secure = https.createServer({ key, cert }, answer);
  const plain = http.createServer(answer);
  const sockets = new Set();

  /** @param {net.Socket} socket */
  const greet = (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === TLS_HANDSHAKE ? secure : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  };

  plain.on('connect', (_request, socket) => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    greet(/** @type {net.Socket} */ (socket));
  });
  for (const server of [plain, secure]) server.on('upgrade', (request, socket) => {
    answer(request, /** @type {any} */ (new http.ServerResponse(request)));
    socket.destroy();
  });

  const front = net.createServer(greet);
  await new Promise((ready) => front.listen(0, '127.0.0.1', () => ready(undefined)));
  return {
    port: /** @type {net.AddressInfo} */ (front.address()).port,
    close: () => new Promise((closed) => {
      front.close(() => closed(undefined));
      for (const socket of sockets) socket.destroy();
    }),
  };
}

/** @param {string[]} hosts */
function certificate(hosts) {
  return generate([{ name: 'commonName', value: hosts[0] ?? 'localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) }],
  });
}
