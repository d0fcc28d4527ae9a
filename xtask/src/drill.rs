//! The demonstration is backed up closed, restored elsewhere and proved, by the built program, as its operators do each month.

use std::fs;
use std::path::Path;

use crate::house::House;
use crate::programs;
use crate::shell::{command, run};
use crate::stage::Outcome;

/// Opens nothing but what stands in a folder that is removed.
const PASSPHRASE: &str = "a passphrase of the drill alone";

/// Runs the drill; its folder goes whatever comes of it.
pub(crate) fn run_drill(house: &House) -> Outcome {
    let program = match programs::program(house) {
        Ok(program) => program,
        Err(fault) => return Outcome::failed(fault),
    };
    let folder = std::env::temp_dir().join(format!("tiepdan-drill-{}", std::process::id()));
    let made =
        fs::create_dir_all(&folder).and_then(|()| fs::write(folder.join("passphrase"), PASSPHRASE));
    let outcome = match made {
        Ok(()) => Outcome::of(is_restored(house, &program, &folder)),
        Err(error) => Outcome::failed(format!("{}: {error}", folder.display())),
    };
    // What stays behind in the temporary folder does no harm.
    let _ = fs::remove_dir_all(&folder);
    outcome
}

fn is_restored(house: &House, program: &Path, folder: &Path) -> bool {
    let place = |name: &str| folder.join(name).display().to_string();
    let (data, elsewhere, backup) = (place("data"), place("elsewhere"), place("backup"));
    let passphrase = place("passphrase");
    let key = ["--passphrase-file", passphrase.as_str()];
    let steps: [&[&str]; 5] = [
        &["demo", "--no-serve", "--data", &data],
        &["backup", "--data", &data, key[0], key[1], &backup],
        &["drill", "--data", &data, key[0], key[1], &backup],
        &["restore", "--data", &elsewhere, key[0], key[1], &backup],
        &["check", "--data", &elsewhere],
    ];
    steps
        .iter()
        .all(|words| run(command(house, program).args(*words)).success)
}
