//! Papers of tests: set by the press where `TIEPDAN_TEST_PRESS` names one, and left in the folder that
//! `TIEPDAN_TEST_PAPERS` names.

mod allowance;
mod book;
mod citizen;
mod pack;
mod protection;
mod receipts;

use std::path::PathBuf;

use paper::order::Order;

use crate::press::Press;

/// Sets an order where there is a press; the PDF has a page.
pub(crate) async fn set(order: &Order, name: &str) {
    let Some(program) = variable("TIEPDAN_TEST_PRESS") else {
        return;
    };
    let pdf = Press::at(Some(program)).print(order).await;
    let pdf = pdf.unwrap_or_else(|fault| panic!("{name}: {fault}"));
    assert!(pdf.starts_with(b"%PDF-1.7"), "{name}");
    if let Some(folder) = variable("TIEPDAN_TEST_PAPERS") {
        std::fs::write(folder.join(format!("{name}.pdf")), pdf).unwrap();
    }
}

/// What filled the template of an order, as a snapshot keeps it.
fn filled(order: &Order) -> String {
    let data: serde_json::Value = serde_json::from_str(&order.files["data.json"]).unwrap();
    format!("{data:#}")
}

#[expect(
    clippy::disallowed_methods,
    reason = "a test is told by its environment what the machine offers"
)]
pub(crate) fn variable(name: &str) -> Option<PathBuf> {
    std::env::var(name).ok().map(PathBuf::from)
}
