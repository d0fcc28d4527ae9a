//! Papers: one notice set by a warm press in at most 50 ms, a dossier of 300 pages bound in at most 2 s.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Instant;

use bench::figure::Figure;
use bench::server::press;
use law::Law;
use paper::binding::{Part, Sheaf, bind};
use paper::order::{Answer, Order, answer_in, length_of, order_frame};

/// Papers set after the press is warm.
const PAPERS: u16 = 40;
/// Documents of the dossier.
const DOCUMENTS: usize = 300;
/// What fills the paper: a decision on a complaint with two contents.
const DECISION: &str = include_str!("decision.json");
const TEMPLATE: &str = "124-2020-15.typ";

pub(crate) fn measure() -> Result<Vec<Figure>, String> {
    let law = Law::vietnam().map_err(|faults| faults.to_string())?;
    let mut press = Press::start()?;
    let first = press.print(&order(&law, 0))?;
    let begun = Instant::now();
    for at in 1..=PAPERS {
        press.print(&order(&law, at))?;
    }
    let each = begun.elapsed().as_secs_f64() * 1e3 / f64::from(PAPERS);
    let begun = Instant::now();
    let bytes = dossier(&first)?;
    let bound = begun.elapsed().as_secs_f64() * 1e3;
    let pages = Sheaf::read(&bytes).map_err(told)?.len();
    Ok(vec![
        Figure::at_most("a decision set by a warm press", each, 50.0, "ms"),
        Figure::at_most(
            format!("a dossier of {pages} pages bound"),
            bound,
            2_000.0,
            "ms",
        ),
    ])
}

/// The order for a decision; each differs, so that nothing is answered from memory.
fn order(law: &Law, at: u16) -> Order {
    let templates = law.papers.templates();
    let mut files: BTreeMap<String, String> = templates
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect();
    let data = DECISION.replace("Chưa bố trí", &format!("Lần {at} chưa bố trí"));
    files.insert("data.json".to_owned(), data);
    let empty = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>";
    files.insert("proof.svg".to_owned(), empty.to_owned());
    Order {
        main: TEMPLATE.to_owned(),
        files,
        pictures: BTreeMap::new(),
        moment: [2026, 7, 6, 8, 0, at % 60],
        zone: 420,
        ident: format!("bench-{at}"),
        creator: "bench".to_owned(),
    }
}

/// Binds the first page of a paper again and again.
fn dossier(pdf: &[u8]) -> Result<Vec<u8>, String> {
    let mut parts = Vec::new();
    let mut pages = 0;
    while pages < DOCUMENTS {
        let sheaf = Sheaf::read(pdf).map_err(told)?;
        pages += sheaf.len();
        parts.push(Part {
            title: "Quyết định giải quyết khiếu nại",
            sheaf,
            numbered: true,
        });
    }
    bind("Hồ sơ", "BL ", parts).map_err(told)
}

struct Press {
    child: Child,
    orders: ChildStdin,
    answers: ChildStdout,
}

impl Press {
    fn start() -> Result<Self, String> {
        let mut child = Command::new(press()?)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(told)?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (orders, answers) = pipes.ok_or("the press has no pipes")?;
        Ok(Self {
            child,
            orders,
            answers,
        })
    }

    fn print(&mut self, order: &Order) -> Result<Vec<u8>, String> {
        self.orders
            .write_all(&order_frame(order).map_err(told)?)
            .map_err(told)?;
        self.orders.flush().map_err(told)?;
        let mut head = [0; 4];
        self.answers.read_exact(&mut head).map_err(told)?;
        let mut content = vec![0; length_of(head).map_err(told)?];
        self.answers.read_exact(&mut content).map_err(told)?;
        match answer_in(&content).map_err(told)? {
            Answer::Printed(pdf) => Ok(pdf),
            Answer::Refused(words) => Err(words),
        }
    }
}

impl Drop for Press {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}
