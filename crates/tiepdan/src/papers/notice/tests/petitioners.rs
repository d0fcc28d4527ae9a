//! Who petitions: a very long name, no paper and no address, many contents, a group of sixty.

use casework::person::RawIdentity;
use casework::petition::{Handling, PartyFiling, RawFiling};
use casework::testing::{complaint, letter};
use serde_json::Value as Json;

use super::{COMMUNE, Walk};

fn person(role: &str, no: usize) -> PartyFiling {
    let identity = RawIdentity {
        name: format!("Nguyễn Hoàng Thị Minh Nguyệt {no}"),
        id_number: format!("0371880{no:05}"),
        address: format!("Thôn {no}, xã Nam Ninh"),
        ..RawIdentity::default()
    };
    PartyFiling {
        role: role.to_owned(),
        known: None,
        identity,
    }
}

async fn accepted(raw: RawFiling, handling: Handling) -> Json {
    let walk = Walk::begin(raw, handling).await;
    walk.take("accept", &[]).await;
    walk.filled("124/2020-03").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_longer_than_a_line_stands_whole() {
    let name = "Công Tằng Tôn Nữ ".repeat(10);
    let filled = accepted(letter(&name, "Về đất.", COMMUNE), Handling::default()).await;
    assert_eq!(filled["petitioners"][0]["name"], name.trim());
    assert_eq!(filled["to"][0], format!("Ông (bà) {}", name.trim()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_not_told_is_not_printed() {
    let mut raw = complaint(COMMUNE);
    raw.people[0].identity.id_number.clear();
    raw.people[0].identity.address = "Không rõ".to_owned();
    raw.respondent.clear();
    let filled = accepted(raw, Handling::default()).await;
    assert_eq!(filled["petitioners"][0]["id_number"], Json::Null);
    assert_eq!(filled["respondent"], Json::Null);
    let copies = filled["copies"].as_array().unwrap();
    assert_eq!(copies.len(), 3, "nobody is named as respondent: {copies:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn four_contents_are_numbered() {
    let contents = (1..=4).map(|no| format!("Nội dung thứ {no} về bồi thường, hỗ trợ."));
    let handling = Handling {
        contents: contents.collect(),
        ..Handling::default()
    };
    let filled = accepted(complaint(COMMUNE), handling).await;
    assert_eq!(filled["contents"].as_array().unwrap().len(), 4);
}

/// The complaint of sixty, of whom three speak for all.
pub(super) fn sixty() -> RawFiling {
    let mut raw = complaint(COMMUNE);
    raw.people = (1..=57).map(|no| person("petitioner", no)).collect();
    raw.people
        .extend((58..=60).map(|no| person("representative", no)));
    raw.signers = 60;
    raw
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_of_sixty_is_named_by_its_first_with_the_list_behind() {
    let raw = sixty();
    let handling = Handling {
        facts: vec!["all_signed".to_owned()],
        ..Handling::default()
    };
    let filled = accepted(raw, handling).await;
    assert_eq!(filled["petitioners"].as_array().unwrap().len(), 60);
    assert_eq!(
        (&filled["people"], &filled["list"]),
        (&60.into(), &true.into())
    );
    let to = filled["to"][0].as_str().unwrap();
    assert_eq!(
        to,
        "Ông (bà) Nguyễn Hoàng Thị Minh Nguyệt 1 và 59 người khác"
    );
}
