mod directory;
mod faults;
mod importing;

use jiff::civil::{Date, date};
use law::procedure::Post;

use super::{Outcome, import, join};
use crate::Result;
use crate::testing::{Register, registers};

const TODAY: Date = date(2026, 11, 23);
const HEADER: &str = "code,name,level,branch,parent,from,until\n";
/// A health centre of Ninh Bình, a clinic below it, a school of the commune of Nam Ninh.
const THREE: &str = "\
H42.9,Trung tâm Y tế Phủ Lý,province,public_service_unit,37-2025.so-y-te,2026-01-01,
H42.9.1,Trạm Y tế Phủ Lý,commune,public_service_unit,H42.9,2026-03-01,2026-12-31
TH-NN,Trường Tiểu học Nam Ninh,commune,public_service_unit,14005-2025.ubnd,2026-01-01,
";

impl Register {
    /// Brings in rows under the usual header, and puts what is there then beside the law's units.
    async fn bring(&self, rows: &str) -> Result<Outcome> {
        self.bring_file(format!("{HEADER}{rows}").into_bytes())
            .await
    }

    async fn bring_file(&self, file: Vec<u8>) -> Result<Outcome> {
        self.write(move |tx, at| {
            let outcome = import(tx, at, &file)?;
            join(tx, &at.law)?;
            Ok(outcome)
        })
        .await
    }

    /// Row, column and kind of each fault of rows under the usual header; nothing is written.
    async fn told(&self, rows: &str) -> Vec<String> {
        self.told_of(format!("{HEADER}{rows}").into_bytes()).await
    }

    async fn told_of(&self, file: Vec<u8>) -> Vec<String> {
        let before = self.read(|tx, _| crate::testing::dump(tx)).await.unwrap();
        let Outcome::Faulty(faults) = self.bring_file(file).await.unwrap() else {
            panic!("it was taken");
        };
        let after = self.read(|tx, _| crate::testing::dump(tx)).await.unwrap();
        assert_eq!(before, after);
        let told = faults.iter();
        told.map(|f| format!("{} {} {:?}", f.row, f.column, f.wrong))
            .collect()
    }
}

/// What a file brings: units added, codes changed with their columns, units as they were.
fn taken(outcome: Outcome) -> (usize, String, usize) {
    let Outcome::Taken(imported) = outcome else {
        panic!("{outcome:?}");
    };
    let changed = imported.changed.iter();
    let changed: Vec<String> = changed
        .map(|(code, columns)| format!("{code}: {}", columns.join(" ")))
        .collect();
    (imported.added, changed.join("; "), imported.unchanged)
}

async fn empty() -> Vec<Register> {
    registers(TODAY).await.unwrap()
}

/// An officer who makes a unit one that has work.
const OFFICER: &[Post] = &[Post::PetitionOfficer];
