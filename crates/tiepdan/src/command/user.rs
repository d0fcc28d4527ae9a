//! `tiepdan user`: officials who may sign in. A password is read from standard input, never from words.

use std::io::{BufRead, Write};

use casework::access::{self, NewOfficial};
use clap::{Args, Subcommand};
use law::procedure::Post;
use tiepdan::config::RegisterArgs;
use tiepdan::pages::sign_in::hash_password;
use tiepdan::startup::Chance;

use super::Failure;
use super::check::{law_of, setting};
use super::named;

/// Officials who may sign in.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  tiepdan user add --unit 14005-2025.ubnd --name 'Tran Thi Mau' --post head mau.tt < password.txt"
)]
pub(super) struct UserArgs {
    #[command(flatten)]
    register: RegisterArgs,
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Adds an official; his password is the first line of standard input
    Add(AddArgs),
    /// Lists officials with their posts
    List,
    /// Shuts an official out at once
    Disable {
        /// Sign-in name
        sign_in: String,
    },
    /// Sets a new password, the first line of standard input, to be changed at the next sign-in, and ends all sign-ins
    Reset {
        /// Sign-in name
        sign_in: String,
    },
}

#[derive(Debug, Args)]
struct AddArgs {
    /// Code of the unit he works for, or its name where only one unit is called so
    #[arg(long, env = "TIEPDAN_UNIT")]
    unit: String,
    /// His name
    #[arg(long)]
    name: String,
    /// His posts, as often as needed: head, `deputy_head`, `reception_officer`, `petition_officer`, settler, verifier,
    /// supervisor, archivist, administrator
    #[arg(long = "post", required = true, value_parser = read_post)]
    posts: Vec<Post>,
    /// He also sees the units below his own
    #[arg(long)]
    below: bool,
    /// Sign-in name
    sign_in: String,
}

fn read_post(text: &str) -> Result<Post, String> {
    Post::parse(text)
        .filter(|post| *post != Post::Calendar)
        .ok_or_else(|| {
            let known: Vec<&str> = Post::ALL.iter().map(|post| post.as_str()).collect();
            format!("no such post; one of {}", known.join(", "))
        })
}

impl UserArgs {
    pub(super) async fn run(
        &self,
        input: &mut dyn BufRead,
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        let store = self.register.open_or_make().await.map_err(Failure::fault)?;
        match &self.act {
            Act::Add(add) => add.run(&store, input, out).await,
            Act::List => list(&store, out).await,
            Act::Disable { sign_in } => {
                let name = sign_in.clone();
                let done = store
                    .write(move |tx| access::disable(tx, &name))
                    .await
                    .map_err(Failure::fault)?;
                found(done, sign_in)
            }
            Act::Reset { sign_in } => {
                let (hash, name) = (read_password(input, sign_in)?, sign_in.clone());
                let done = store
                    .write(move |tx| access::set_password(tx, &name, &hash))
                    .await;
                found(done.map_err(Failure::fault)?, sign_in)
            }
        }
    }
}

fn found(done: bool, sign_in: &str) -> Result<(), Failure> {
    if done {
        Ok(())
    } else {
        Err(Failure::fault(format!("nobody signs in as {sign_in}")))
    }
}

fn read_password(input: &mut dyn BufRead, sign_in: &str) -> Result<String, Failure> {
    let mut line = String::new();
    input.read_line(&mut line)?;
    let password = line.trim_end_matches(['\r', '\n']);
    if let Err(casework::Failure::Invalid(errors)) =
        access::check_password("password", password, sign_in)
    {
        let told = errors.iter().map(|error| error.code.replace('-', " "));
        return Err(Failure::words(format!(
            "on standard input, {}; at least {} characters that are not guessed first",
            told.collect::<Vec<_>>().join("; "),
            access::SHORTEST_PASSWORD
        )));
    }
    hash_password(password, Chance::real().bytes()).map_err(Failure::fault)
}

impl AddArgs {
    async fn run(
        &self,
        store: &store::Store,
        input: &mut dyn BufRead,
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        let at = setting(law_of(store).await?);
        let unit = named::unit(&at.law.units, &self.unit, at.now.today)?;
        let hash = read_password(input, &self.sign_in)?;
        let (name, sign_in) = (self.name.clone(), self.sign_in.clone());
        let (posts, below) = (self.posts.clone(), self.below);
        let added = store.write(move |tx| {
            let new = NewOfficial {
                unit: &unit,
                name: &name,
                sign_in: &sign_in,
                password_hash: &hash,
            };
            let id = access::add_official(tx, &at, &new)?;
            for post in &posts {
                access::add_post(tx, &at, id, *post, below, at.now.today)?;
            }
            Ok(id)
        });
        match added.await {
            Ok(id) => Ok(writeln!(out, "{id}")?),
            Err(casework::Failure::Invalid(errors)) => {
                let told = errors
                    .iter()
                    .map(|error| format!("{}: {}", error.field, error.code));
                Err(Failure::words(told.collect::<Vec<_>>().join("; ")))
            }
            Err(other) => Err(Failure::fault(other)),
        }
    }
}

async fn list(store: &store::Store, out: &mut dyn Write) -> Result<(), Failure> {
    let all = store
        .read(access::list_officials)
        .await
        .map_err(Failure::fault)?;
    for (sign_in, name, unit, posts, is_disabled) in all {
        let state = if is_disabled { "disabled" } else { "active" };
        writeln!(
            out,
            "{sign_in}\t{name}\t{unit}\t{}\t{state}",
            posts.join(",")
        )?;
    }
    Ok(())
}
