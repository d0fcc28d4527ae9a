//! Judges of elsewhere, for what we sign: pyHanko reads every signature over the certificates of the tests. Too long for
//! every day; `cargo xtask test --full` asks it.

use std::fs;

use crate::house::House;
use crate::shell::{command, run};
use crate::stage::Outcome;

/// The judge and its version.
const JUDGE: &[&str] = &["pyhanko==0.38.0", "pyhanko-cli==0.6.0"];
/// What the tests of `signing` leave: the file, and beside it the certificate that is trusted.
const SIGNED: &[&str] = &["twice", "stamped"];
/// What it says of a signature that it finds whole and trusts.
const CONTENT: &str = "INTACT:TRUSTED";

/// Signs, and has every signature judged.
pub(crate) fn judge(house: &House) -> Outcome {
    let folder = house.target.join("signed");
    if let Err(error) = fs::create_dir_all(&folder) {
        return Outcome::failed(error.to_string());
    }
    let mut signing = command(house, "cargo");
    signing.args(["nextest", "run", "--locked", "-p", "signing"]);
    if !run(signing.env("TIEPDAN_TEST_SIGNED", &folder)).success {
        return Outcome::failed("nothing was signed");
    }
    let python = folder.join("judge");
    let mut venv = command(house, "python3");
    if !run(venv.args(["-m", "venv"]).arg(&python)).success {
        return Outcome::failed("python3-venv is not installed");
    }
    let mut pip = command(house, python.join("bin/pip"));
    if !run(pip.args(["install", "--quiet"]).args(JUDGE)).success {
        return Outcome::failed("pyHanko cannot be installed");
    }
    let mut wrong = Vec::new();
    for name in SIGNED {
        let mut judge = command(house, python.join("bin/pyhanko"));
        judge.args(["sign", "validate", "--no-revocation-check", "--trust"]);
        judge.arg(folder.join(format!("{name}.crt")));
        judge.arg(folder.join(format!("{name}.pdf")));
        let answer = run(&mut judge);
        if !answer.success || !answer.text.contains(CONTENT) {
            wrong.push(*name);
        }
    }
    if wrong.is_empty() {
        Outcome::of(true)
    } else {
        Outcome::failed(format!("pyHanko does not accept {}", wrong.join(", ")))
    }
}
