//! Letters with several matters.

use super::*;
use crate::document::Upload;
use crate::petition::Part;

fn mixed() -> RawFiling {
    let mut raw = about("Tôi khiếu nại giá đất và tố cáo ông Bính thu tiền.");
    raw.files = vec![Upload::new("don.txt".to_owned(), b"chu viet tay".to_vec())];
    raw
}

fn part(class: Option<Class>, text: &str) -> Part {
    Part {
        class,
        summary: text.to_owned(),
        text: text.to_owned(),
    }
}

fn into(parts: Vec<Part>) -> Handling {
    Handling {
        parts,
        ..by("XD-18")
    }
}

fn found() -> Classifying {
    Classifying {
        is_mixed: true,
        ..finding(Class::Complaint, COMMUNE)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mixed_letter_becomes_petitions_of_the_same_people_and_the_same_day() {
    for mut desk in desks(TODAY).await {
        let id = desk.found(&desk.commune, mixed(), found()).await;
        assert_eq!(desk.lawful(&desk.commune, id).await, ["XD-18"]);
        desk.register.on(date(2026, 7, 9));
        let handle = |handling| desk.register.handle(&desk.commune, id, handling);
        let one = into(vec![part(None, "Giá đất")]);
        assert_eq!(
            wrong(handle(one).await),
            [("parts".to_owned(), "number-out-of-range")]
        );
        let empty = into(vec![part(None, "Giá đất"), part(None, " ")]);
        assert_eq!(
            wrong(handle(empty).await),
            [("parts.1.text".to_owned(), "field-missing")]
        );
        let two = into(vec![part(None, "Giá đất"), part(None, "Sửa đường")]);
        let parts = handle(two).await.unwrap().parts;
        assert_eq!(parts.len(), 2);
        for made in &parts {
            let details = desk.details(&desk.commune, *made).await;
            assert_eq!(details.part_of, Some(id));
            assert_eq!(details.row.received_on, TODAY);
            assert_eq!(details.row.first_name.as_deref(), Some("Đỗ Thị Ước"));
            assert_eq!(details.files.len(), 1);
        }
        let mother = desk.details(&desk.commune, id).await;
        assert_eq!(mother.parts, parts);
        assert_eq!(mother.row.state, "handled");
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denunciation_in_a_mixed_letter_takes_the_letter_under_the_seal_but_not_the_complaint() {
    for desk in desks(TODAY).await {
        let id = desk.found(&desk.commune, mixed(), found()).await;
        let two = into(vec![
            part(Some(Class::Denunciation), "Thu tiền trái quy định"),
            part(Some(Class::Complaint), "Giá đất"),
        ]);
        let parts = desk.register.handle(&desk.commune, id, two).await;
        let parts = parts.unwrap().parts;
        let mother = desk.details(&desk.commune, id).await;
        assert!(mother.row.sealed && mother.text.is_none());
        let (open, hidden) = (parts[0], parts[1]);
        let open = desk.details(&desk.commune, open).await;
        assert_eq!(open.text.as_deref(), Some("Giá đất"));
        assert_eq!(open.row.first_name.as_deref(), Some("Đỗ Thị Ước"));
        assert!(open.files.is_empty(), "the scan shows who denounced");
        let hidden = desk.details(&desk.commune, hidden).await;
        assert!(hidden.row.sealed && hidden.row.first_name.is_none());
        assert!(hidden.files.iter().all(|file| file.sealed));
        desk.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_parts_the_writer_is_guided_to_write_anew() {
    for desk in desks(TODAY).await {
        let id = desk.found(&desk.commune, mixed(), found()).await;
        let handled = desk.register.handle(&desk.commune, id, by("XD-18")).await;
        assert_eq!(handled.unwrap().parts, []);
        desk.whole().await;
    }
}
