//! The proof of dossiers received: the docket's chain holds, every document is the one that came.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use store::{Tx, params};

use super::package::Register;
use crate::settlement::first_break;
use crate::{Id, Result};

const DOSSIERS: &str =
    "select id, register from received_dossier where id > $1 order by id limit 100";
const DOCUMENTS: &str = "select r.no, r.hash, c.bytes from received_document r left join content c on c.hash = r.hash \
     where r.dossier = $1 and r.hash <> '' order by r.no";

/// Every fault, one line each.
///
/// # Errors
/// What the database reports.
pub fn check(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let (mut faults, mut after) = (Vec::new(), Id::of(i64::MIN));
    loop {
        let rows = tx.query(DOSSIERS, params![after])?;
        let Some(last) = rows.last() else {
            return Ok(faults);
        };
        after = last.get("id")?;
        for row in &rows {
            let (id, text): (Id, String) = (row.get("id")?, row.get("register")?);
            let told = serde_json::from_str::<Register>(&text).ok();
            let is_whole = told
                .is_some_and(|told| first_break(told.case, &told.tenant, &told.docket).is_none());
            if !is_whole {
                faults.push(format!("dossier {id}: the chain of its docket is broken"));
            }
            documents(tx, id, &mut faults)?;
        }
    }
}

fn documents(tx: &mut Tx<'_>, dossier: Id, faults: &mut Vec<String>) -> Result<()> {
    for row in tx.query(DOCUMENTS, params![dossier])? {
        let (no, hash): (i64, String) = (row.get("no")?, row.get("hash")?);
        let bytes: Option<Vec<u8>> = row.get("bytes")?;
        if bytes.is_none_or(|bytes| HEXLOWER.encode(&Sha256::digest(&bytes)) != hash) {
            faults.push(format!(
                "dossier {dossier} document {no}: it is not the one that came"
            ));
        }
    }
    Ok(())
}
