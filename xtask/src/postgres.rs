//! A PostgreSQL for the tests alone: an empty folder, a free port on loopback, stopped when the tests end.

use std::fs;
use std::io;
use std::net::TcpListener;
use std::os::unix::fs::{DirBuilderExt, chown};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::debian::is_root;
use crate::house::House;
use crate::shell::{command, run_quietly, succeeds};

/// How long the server may take to start or stop, in tenths of a second.
const PATIENCE: u32 = 300;

/// A running server; dropping it stops the server and removes its folder.
pub(crate) struct Postgres {
    child: Child,
    port: u16,
    stop: Command,
    folder: Folder,
}

/// A folder of the server's user alone that goes when nothing needs it any more.
struct Folder(PathBuf);

impl Folder {
    fn make(path: PathBuf, owner: Owner) -> Result<Self, String> {
        let (user, group) = owner.unzip();
        let made = fs::DirBuilder::new()
            .mode(0o700)
            .create(&path)
            .and_then(|()| chown(&path, user, group));
        made.map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Self(path))
    }

    fn log(&self) -> PathBuf {
        self.0.join("log")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What stays behind in the temporary folder does no harm.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The user and group the server runs as: it refuses to run as root.
type Owner = Option<(u32, u32)>;

impl Postgres {
    /// Makes an empty database cluster and starts it.
    ///
    /// # Errors
    /// A sentence that says what could not be done.
    pub(crate) fn start(house: &House) -> Result<Self, String> {
        let owner = owner()?;
        let port = free_port().map_err(|error| format!("no free port: {error}"))?;
        // Not below the build folder: that may stand where only root may look.
        let name = format!("tiepdan-postgres-{}-{port}", std::process::id());
        let folder = Folder::make(std::env::temp_dir().join(name), owner)?;
        let as_owner = |program: &str| {
            let mut command = command(house, program);
            if let Some((user, group)) = owner {
                command.uid(user).gid(group);
            }
            command.current_dir(&folder.0);
            command
        };
        let data = folder.0.join("data");
        let mut initdb = as_owner("initdb");
        initdb.args([
            "--username=tiepdan",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "-D",
        ]);
        if !run_quietly(initdb.arg(&data)) {
            return Err("initdb failed".to_owned());
        }
        let mut server = as_owner("postgres");
        server.arg("-D").arg(&data).arg("-k").arg(&folder.0);
        server.args([
            "-h",
            "127.0.0.1",
            "-p",
            &port.to_string(),
            "-c",
            "max_connections=200",
        ]);
        let log = fs::File::create(folder.log()).map_err(|error| format!("log: {error}"))?;
        server
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log);
        let child = server
            .spawn()
            .map_err(|error| format!("postgres: {error}"))?;
        let mut stop = as_owner("pg_ctl");
        stop.args(["stop", "--silent", "--wait", "--mode=fast", "-D"])
            .arg(&data);
        let mut server = Self {
            child,
            port,
            stop,
            folder,
        };
        server.wait(house)?;
        println!("PostgreSQL for the tests on 127.0.0.1:{port}");
        Ok(server)
    }

    /// Where the tests find it; its user may create databases.
    pub(crate) fn url(&self) -> String {
        format!("postgres://tiepdan@127.0.0.1:{}/postgres", self.port)
    }

    fn wait(&mut self, house: &House) -> Result<(), String> {
        let port = self.port.to_string();
        for _ in 0..PATIENCE {
            if succeeds(command(house, "pg_isready").args(["-q", "-h", "127.0.0.1", "-p", &port])) {
                return Ok(());
            }
            if !matches!(self.child.try_wait(), Ok(None)) {
                break;
            }
            sleep(Duration::from_millis(100));
        }
        let log = fs::read_to_string(self.folder.log()).unwrap_or_default();
        Err(format!("the server did not start: {}", log.trim()))
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if !succeeds(&mut self.stop) {
            // Ours by its own id; it has no data anyone wants.
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}

/// The user `postgres` when we are root; ourselves otherwise.
fn owner() -> Result<Owner, String> {
    if !is_root() {
        return Ok(None);
    }
    let users =
        fs::read_to_string("/etc/passwd").map_err(|error| format!("/etc/passwd: {error}"))?;
    let line = users
        .lines()
        .find_map(|line| line.strip_prefix("postgres:"));
    let mut fields = line
        .ok_or("there is no user postgres to run the server as")?
        .split(':')
        .skip(1);
    let mut number = || fields.next().and_then(|field| field.parse().ok());
    match (number(), number()) {
        (Some(user), Some(group)) => Ok(Some((user, group))),
        _ => Err("the line of postgres in /etc/passwd cannot be read".to_owned()),
    }
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
