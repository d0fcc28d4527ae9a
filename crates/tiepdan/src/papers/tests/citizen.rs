//! The forms that citizens sign: blank, and the complaint filled with what was told at the desk.

use jiff::civil::date;

use super::{filled, set};
use crate::papers::citizen::{FORMS, Written};

#[tokio::test(flavor = "multi_thread")]
async fn every_form_of_a_citizen_is_there_blank() {
    let law = casework::testing::law();
    for form in FORMS {
        let order = form.order(&law, &Written::default(), date(2026, 7, 6).at(8, 0, 0, 0));
        let order = order.unwrap();
        set(&order, &format!("blank-{}", form.slug)).await;
        insta::assert_snapshot!(form.slug, filled(&order));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_told_at_the_desk_is_printed_to_be_signed() {
    let law = casework::testing::law();
    let written = Written {
        to: "Ủy ban nhân dân xã Nam Ninh".to_owned(),
        name: "Công Tằng Tôn Nữ Hoàng Phương Uyên Thảo Nguyên và 59 người khác".to_owned(),
        id_number: "037188001234".to_owned(),
        address: "Thôn 3, xã Nam Ninh, tỉnh Ninh Bình".to_owned(),
        against: "Chủ tịch UBND xã".to_owned(),
        content: "1. Mức bồi thường 200 m2 đất ở.\n2. Không được bố trí tái định cư.\n3. Hỗ trợ chuyển nghề.\n4. Lối đi chung bị rào.".to_owned(),
    };
    let form = &FORMS[0];
    let order = form.order(&law, &written, date(2026, 7, 6).at(8, 0, 0, 0));
    let order = order.unwrap();
    set(&order, "filled-124-2020-01").await;
    insta::assert_snapshot!("filled-124-2020-01", filled(&order));
}
