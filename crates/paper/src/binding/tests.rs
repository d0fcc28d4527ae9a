use lopdf::{Document, Object, ObjectId, Stream, dictionary};

use super::{Part, Sheaf, bind};

/// A PDF whose pages have their size, their turn and their font from the tree above, as scanners write them.
fn scanned(pages: usize, turn: i64) -> Vec<u8> {
    let mut made = Document::with_version("1.4");
    let tree = made.new_object_id();
    let script = made.add_object(
        dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") },
    );
    let kids: Vec<Object> = (0..pages)
        .map(|_| {
            let content = made.add_object(Stream::new(dictionary! {}, b"0.5 g 0 0 100 100 re f".to_vec()));
            let note = made.add_object(dictionary! { "Type" => "Annot", "Subtype" => "Link", "A" => script });
            let page = dictionary! {
                "Type" => "Page", "Parent" => tree, "Contents" => content, "Annots" => vec![note.into()],
                "AA" => dictionary! { "O" => script },
            };
            made.add_object(page).into()
        })
        .collect();
    let count = i64::try_from(pages).unwrap();
    let all = dictionary! {
        "Type" => "Pages", "Kids" => kids, "Count" => count, "Rotate" => turn,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    };
    made.objects.insert(tree, Object::Dictionary(all));
    let root = made
        .add_object(dictionary! { "Type" => "Catalog", "Pages" => tree, "OpenAction" => script });
    made.trailer.set("Root", root);
    let mut bytes = Vec::new();
    made.save_to(&mut bytes).unwrap();
    bytes
}

fn part(title: &str, pages: usize, numbered: bool) -> Part<'_> {
    Part {
        title,
        sheaf: Sheaf::read(&scanned(pages, 0)).unwrap(),
        numbered,
    }
}

fn drawn(bound: &Document, page: ObjectId) -> String {
    String::from_utf8_lossy(&bound.get_page_content(page)).into_owned()
}

#[test]
fn pages_are_numbered_one_after_the_other_and_a_table_of_contents_is_not() {
    let parts = vec![
        part("Mục lục", 1, false),
        part("Đơn khiếu nại", 2, true),
        part("Quyết định", 1, true),
    ];
    let bytes = bind("Hồ sơ 12/2026", "BL ", parts).unwrap();
    let bound = Document::load_mem(&bytes).unwrap();
    let pages: Vec<_> = bound.page_iter().collect();
    assert_eq!(pages.len(), 4);
    assert!(!drawn(&bound, pages[0]).contains("Tj"));
    for (page, number) in pages[1..].iter().zip(["(BL 1)", "(BL 2)", "(BL 3)"]) {
        let drawn = drawn(&bound, *page);
        assert!(drawn.contains(number), "{drawn}");
        assert!(
            drawn.contains("0 0 100 100 re"),
            "what stood on the page is still there"
        );
    }
}

#[test]
fn what_runs_when_a_file_is_opened_is_not_bound_with_it() {
    let bytes = bind("Hồ sơ", "BL ", vec![part("Tệp lạ", 2, true)]).unwrap();
    for harm in ["JavaScript", "alert", "OpenAction", "/AA", "Annot"] {
        assert!(!String::from_utf8_lossy(&bytes).contains(harm), "{harm}");
    }
}

#[test]
fn the_number_stands_upright_on_a_turned_page() {
    for (turn, matrix) in [
        (0, "1 0 0 1"),
        (90, "0 1 -1 0"),
        (180, "-1 0 0 -1"),
        (270, "0 -1 1 0"),
        (-90, "0 -1 1 0"),
    ] {
        let sheaf = Sheaf::read(&scanned(1, turn)).unwrap();
        let part = Part {
            title: "Bản quét",
            sheaf,
            numbered: true,
        };
        let bytes = bind("Hồ sơ", "BL ", vec![part]).unwrap();
        let bound = Document::load_mem(&bytes).unwrap();
        let page = bound.page_iter().next().unwrap();
        assert!(
            drawn(&bound, page).contains(&format!("g {matrix} ")),
            "{turn}"
        );
    }
}

#[test]
fn rubbish_and_an_empty_file_are_told_and_bound_with_nothing() {
    for rubbish in [&b""[..], b"%PDF-1.7", b"GIF89a", &scanned(0, 0)] {
        assert!(Sheaf::read(rubbish).is_err());
    }
    let whole = scanned(1, 0);
    assert!(Sheaf::read(&whole[..whole.len() / 3]).is_err());
}
