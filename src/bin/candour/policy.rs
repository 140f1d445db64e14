//! `candour policy`: check, explain, try and deploy a policy.

mod check;
mod explain;
mod templates;

use std::path::{Path, PathBuf};

use candour::policy::leaf::Day;
use candour::policy::problem::Problem;
use candour::policy::{Policy, load};
use candour::rules::wording::Wording;
use candour::rules::{self};

use crate::Complaint;

/// Options of `candour policy`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The day to judge dates by, such as 2027-03-31; today where left out.
    #[arg(long, global = true)]
    today: Option<String>,
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Whether a policy is right; if not, what is wrong, on which line, and how to mend it.
    Check {
        /// The policies.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// What a worker or a student will see, in plain words.
    Explain {
        /// The policy.
        file: PathBuf,
    },
    /// What would happen to a text under a policy.
    Try {
        /// The policy.
        file: PathBuf,
        /// The text, or - for standard input.
        text: String,
        /// The host that the text is on its way to.
        #[arg(long, default_value = "chatgpt.com")]
        host: String,
    },
    /// Writes what Group Policy, Intune, the registry, Google Admin, Firefox, macOS and Linux need.
    Templates {
        /// The folder to write into.
        folder: PathBuf,
        /// The policy.
        #[arg(long)]
        policy: PathBuf,
        /// Identifier of the extension in Chromium, Chrome and Edge.
        #[arg(long)]
        id: String,
        /// Address of the update manifest that `cargo xtask dist` made.
        #[arg(long, default_value = "https://extensions.example.org/candour/update.xml")]
        update: String,
        /// Identifier of the extension in Firefox.
        #[arg(long, default_value = "candour@candour.example")]
        firefox: String,
        /// Address of the XPI.
        #[arg(long, default_value = "https://extensions.example.org/candour/candour.xpi")]
        xpi: String,
    },
    /// The schema of policies, or with --managed the one that Chromium needs.
    Schema {
        /// Write the managed schema of the extension.
        #[arg(long)]
        managed: bool,
    },
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Complaint> {
    let today = match &arguments.today {
        None => crate::today::today(),
        Some(text) => {
            Some(Day::from_text(text).ok_or_else(|| format!("--today {text}: not a date such as 2027-03-31"))?)
        }
    };
    match &arguments.what {
        What::Check { files } => check::run(files, today.as_ref()),
        What::Explain { file } => explain::run(file, today.as_ref()),
        What::Try { file, text, host } => {
            let read = if text == "-" { crate::jsonl::read_input(&[])? } else { text.clone() };
            explain::attempt(file, &read, host, today.as_ref())
        }
        What::Templates { folder, policy, id, update, firefox, xpi } => {
            let package = templates::Package { id, update, firefox, xpi };
            templates::run(folder, policy, &package, today.as_ref())
        }
        What::Schema { managed } => {
            use candour::policy::schema::{managed_schema, policy_schema};
            print!("{}", if *managed { managed_schema() } else { policy_schema() });
            Ok(())
        }
    }
}

/// Reads the policy in `file`, or says everything that is wrong with it.
fn read(file: &Path, today: Option<&Day>) -> Result<Policy, Complaint> {
    let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..good].iter().filter(|byte| **byte == b'\n').count() + 1;
        format!("{}:{line}: this is not UTF-8. Save the file as UTF-8.", file.display())
    })?;
    load(&text, today).map_err(|problems| {
        let errors = problems.iter().filter(|problem| !problem.is_advice());
        errors.map(|problem| describe(file, problem)).collect::<Vec<_>>().join("\n")
    })
}

/// One line for one problem: file, line, path, what is wrong and how to mend it.
fn describe(file: &Path, problem: &Problem) -> String {
    let line = problem.line.map_or_else(String::new, |line| format!(":{line}"));
    format!("{}{line}: {}: {}", file.display(), problem.path, sentence(problem))
}

fn sentence(problem: &Problem) -> String {
    let blanks = problem.trouble.blanks();
    let blanks: Vec<(&str, &str)> = blanks.iter().map(|(name, value)| (*name, value.as_str())).collect();
    words().say(&format!("policy-problem.{}", problem.trouble.key()), &blanks)
}

/// The words in English: the terminal has no other language yet.
fn words() -> &'static Wording {
    static NONE: Wording = Wording { language: String::new(), entries: Vec::new() };
    rules::builtin().ok().and_then(|book| book.wording("en")).unwrap_or(&NONE)
}
