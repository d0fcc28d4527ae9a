use std::collections::BTreeMap;

use paper::order::Order;

use super::{Fault, Press};

fn order(main: &str, others: &[(&str, &str)]) -> Order {
    let mut files: BTreeMap<String, String> = others
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect();
    let head =
        "#set document(title: \"Thử\")\n#set text(font: \"Liberation Serif\", lang: \"vi\")\n";
    files.insert("main.typ".to_owned(), format!("{head}{main}"));
    Order {
        main: "main.typ".to_owned(),
        files,
        pictures: BTreeMap::new(),
        moment: [2026, 11, 30, 8, 0, 0],
        zone: 420,
        ident: "7K2M9QXT04PA".to_owned(),
        creator: "Tiếp Dân".to_owned(),
    }
}

fn fault(main: &str, others: &[(&str, &str)]) -> String {
    match Press::default().print(&order(main, others)) {
        Err(Fault::Typst(words)) => words,
        other => panic!("{:?}", other.map(|pdf| pdf.len())),
    }
}

#[test]
fn a_paper_is_an_archival_and_accessible_pdf_with_its_own_letters() {
    let pdf = Press::default()
        .print(&order("= Đơn khiếu nại\n\nỦy ban nhân dân", &[]))
        .unwrap();
    let text = String::from_utf8_lossy(&pdf);
    assert!(text.starts_with("%PDF-1.7"));
    assert!(text.contains("LiberationSerif"), "the face is embedded");
    for mark in [
        "pdfaid:part>2<",
        "pdfaid:conformance>A<",
        "pdfuaid:part>1<",
        "Tiếp Dân",
    ] {
        assert!(text.contains(mark), "{mark}");
    }
}

#[test]
fn the_same_order_gives_the_same_bytes_from_whichever_press() {
    let order = order("= Một\n\n#lorem(400)", &[]);
    let press = Press::default();
    let first = press.print(&order).unwrap();
    assert_eq!(first, press.print(&order).unwrap());
    assert_eq!(first, Press::default().print(&order).unwrap());
    let mut later = order.clone();
    later.moment[3] = 9;
    assert_ne!(first, press.print(&later).unwrap());
}

#[test]
fn a_paper_reads_the_files_of_its_order_and_no_other() {
    let own = [("data.json", "{\"name\": \"Đỗ Thị Ước\"}")];
    let reading = "= A\n#json(\"data.json\").name";
    assert!(Press::default().print(&order(reading, &own)).is_ok());
    for forbidden in [
        "#read(\"other.txt\")",
        "#read(\"/etc/passwd\")",
        "#read(\"../../etc/passwd\")",
        "#import \"@preview/cetz:0.3.4\": canvas",
        "#datetime.today().display()",
    ] {
        let words = fault(&format!("= A\n{forbidden}"), &own);
        assert!(!words.is_empty(), "{forbidden}");
    }
}

#[test]
fn a_fault_tells_file_and_line() {
    assert!(
        fault("= A\n\n#nothing", &[]).starts_with("main.typ:5: "),
        "{}",
        fault("= A\n\n#nothing", &[])
    );
}

#[test]
fn a_paper_without_a_title_is_no_paper() {
    let mut untitled = order("= A", &[]);
    untitled.files.insert(
        "main.typ".to_owned(),
        "#set text(font: \"Liberation Serif\")\n= A".to_owned(),
    );
    assert!(matches!(
        Press::default().print(&untitled),
        Err(Fault::Typst(_))
    ));
}
