//! Letters are unpacked and read.

use std::io::{Cursor, Read};

use super::{Letter, Part, letter};

fn sample() -> Letter {
    Letter {
        sender: vec!["UBND TỈNH NINH BÌNH".to_owned()],
        state: vec!["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_owned()],
        title: vec!["BÁO CÁO".to_owned()],
        parts: vec![
            Part::Heading(1, "I. TÌNH HÌNH".to_owned()),
            Part::Text("Tiếp 2.214 lượt & <120> người".to_owned()),
            Part::Table {
                headings: vec!["Nội dung".to_owned(), "Kỳ này".to_owned()],
                rows: vec![vec!["Tổng số lượt tiếp".to_owned(), "2.214".to_owned()]],
            },
        ],
        signature: vec!["CHỦ TỊCH".to_owned()],
        ..Letter::default()
    }
}

fn document(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name("word/document.xml")
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn a_letter_holds_its_parts_in_order() {
    let text = document(&letter(&sample()).unwrap());
    let words = [
        "UBND TỈNH NINH BÌNH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "BÁO CÁO",
        "I. TÌNH HÌNH",
        "Tiếp 2.214 lượt &amp; &lt;120&gt; người",
        "Tổng số lượt tiếp",
        "CHỦ TỊCH",
    ];
    let places: Vec<usize> = words.iter().map(|word| text.find(word).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn a_heading_is_a_heading_and_the_page_is_a4() {
    let text = document(&letter(&sample()).unwrap());
    assert!(text.contains(r#"<w:pStyle w:val="Heading1" />"#), "{text}");
    assert!(text.contains(r#"w:w="11906""#));
}
