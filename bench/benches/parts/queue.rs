//! Pages of 50 rows in a register with 100,000 cases: at most 3 ms of processor each.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bench::cpu;
use bench::figure::Figure;
use bench::server::{Server, program};
use casework::{Id, Ids, Now, Secrets, Setting, access};
use jiff::civil::date;
use law::Law;
use store::{Store, params};

const CASES: i64 = 100_000;
/// Petitions of the last days have not become cases yet.
const LEAST: i64 = 99_000;
const WHOLE: &str = "select cast(count(*) as bigint) as cases from cases where exists (select 1 from mark where name = 'history.loaded')";
const ROWS: usize = 50;
const ROUNDS: u32 = 200;
/// Pages and what each of their rows leads to.
const PAGES: [(&str, &str); 2] = [
    ("/queue", "href=\"/petitions/"),
    ("/cases", "href=\"/cases/"),
];
const SECRET: &str = "a-token-of-the-measurement";
/// The officer who has most to process.
const BUSIEST: &str = "select p.official, p.unit, max(a.at) as at from post p join audit a on a.unit = p.unit where p.post = 'petition_officer' and p.below \
     group by p.official, p.unit order by (select count(*) from petition q join unit_reach r on r.lower = q.unit \
     where r.upper = p.unit and q.handled_on is null) desc, p.official limit 1";

/// Tokens of the measurement are no secret.
#[derive(Debug)]
pub(super) struct Known;

impl Secrets for Known {
    fn secret(&self) -> [u8; 16] {
        [0; 16]
    }
}

pub(crate) fn measure() -> Result<Vec<Figure>, String> {
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    let folder = register(&runtime)?;
    let unit = runtime.block_on(sign_in(&folder))?;
    let server = Server::start(&folder, None)?;
    // Few petitions wait anywhere in a history that went its way; a page is to be full.
    for number in 0..=u32::try_from(ROWS).unwrap_or(u32::MAX) {
        let asked = ureq::post(format!("{}/api/v1/public/petitions", server.address));
        let filed = asked.send_json(super::filing::petition(&unit, number));
        filed.map_err(|error| error.to_string())?;
    }
    let mut all = Vec::new();
    for (page, row) in PAGES {
        let address = format!("{}{page}", server.address);
        for _ in 0..ROUNDS / 10 {
            let text = get(&address)?;
            if text.matches(row).count() < ROWS {
                return Err(format!("{page} has less than {ROWS} rows"));
            }
        }
        let before = cpu::spent(server.pid());
        for _ in 0..ROUNDS {
            get(&address)?;
        }
        let spent = cpu::spent(server.pid()).saturating_sub(before);
        let each = spent.as_secs_f64() * 1e3 / f64::from(ROUNDS);
        let name = format!("page {page} of {ROWS} rows, 100,000 cases");
        all.push(Figure::at_most(name, each, 3.0, "ms"));
    }
    Ok(all)
}

fn get(address: &str) -> Result<String, String> {
    let asked = ureq::get(address).header("authorization", format!("Bearer {SECRET}"));
    let mut answer = asked.call().map_err(|error| error.to_string())?;
    let text = answer.body_mut().read_to_string();
    text.map_err(|error| error.to_string())
}

/// The register beside the program; it is written once, which takes minutes. Whether it is whole is asked of the register
/// itself: one whose writing was broken off would be measured as if it held all cases.
pub(super) fn register(runtime: &tokio::runtime::Runtime) -> Result<PathBuf, String> {
    let told = |error: std::io::Error| error.to_string();
    let folder = program()?.with_file_name(format!("register-{CASES}"));
    if folder.exists() && !runtime.block_on(is_whole(&folder))? {
        fs::remove_dir_all(&folder).map_err(told)?;
    }
    if !folder.exists() {
        let name = folder.to_string_lossy().into_owned();
        let words = CASES.to_string();
        let words = [
            "generate", "--data", &name, "--cases", &words, "--seed", "7",
        ];
        println!("generate: {}", Server::run(&words)?.trim());
        if !runtime.block_on(is_whole(&folder))? {
            return Err(format!("{name} does not hold {CASES} cases"));
        }
    }
    Ok(folder)
}

async fn is_whole(folder: &Path) -> Result<bool, String> {
    let told = |error: store::Error| error.to_string();
    let store = Store::sqlite(&folder.join("register.db")).map_err(told)?;
    let found = store.read(|tx| tx.first(WHOLE, params![])).await;
    // A file without the tables is no register yet.
    let row = found.ok().flatten();
    let cases = row.and_then(|row| row.get::<i64>("cases").ok());
    Ok(cases.is_some_and(|cases| cases >= LEAST))
}

/// Gives the busiest officer a token; answers his unit.
async fn sign_in(folder: &Path) -> Result<String, String> {
    let told = |error: store::Error| error.to_string();
    let law = Arc::new(Law::vietnam().map_err(|faults| faults.to_string())?);
    let store = Store::sqlite(&folder.join("register.db")).map_err(told)?;
    let token = move |tx: &mut store::Tx<'_>| {
        let found = tx.first(BUSIEST, params![])?;
        let row = found.ok_or(casework::Failure::NotFound)?;
        let (official, last): (Id, i64) = (row.get("official")?, row.get("at")?);
        tx.execute("delete from token", params![])?;
        let at = Setting {
            now: Now {
                at: last,
                today: date(2026, 1, 1),
            },
            ids: Ids::of_node(u8::MAX),
            law: Arc::clone(&law),
            secrets: Arc::new(Known),
            seals: Arc::new(sealing::Masters::default()),
        };
        // It holds longer than a register is kept for measuring.
        access::make_token(tx, &at, official, "bench", SECRET, 3_650)?;
        Ok(row.get("unit")?)
    };
    let made = store.write(token).await;
    made.map_err(|failure: casework::Failure| format!("{failure:?}"))
}
