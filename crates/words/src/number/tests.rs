use crate::{Language, Words};

#[test]
fn numbers_are_grouped_in_threes() {
    let words = Words::load().unwrap();
    let (vi, en) = (words.voice(Language::Vi), words.voice(Language::En));
    assert_eq!(vi.number(14_400), "14.400");
    assert_eq!(en.number(1_234_567), "1,234,567");
    assert_eq!(vi.number(999), "999");
    assert_eq!(vi.number(0), "0");
    assert_eq!(vi.number(-1_000), "−1.000");
    assert_eq!(en.number(i64::MIN), "−9,223,372,036,854,775,808");
}

#[test]
fn a_share_is_rounded_to_the_tenth_and_a_share_of_nothing_is_a_dash() {
    let words = Words::load().unwrap();
    let (vi, en) = (words.voice(Language::Vi), words.voice(Language::En));
    assert_eq!(vi.share(624, 629), "99,2\u{a0}%");
    assert_eq!(en.share(441, 445), "99.1%");
    assert_eq!(vi.share(1, 3), "33,3\u{a0}%");
    assert_eq!(vi.share(2, 3), "66,7\u{a0}%");
    assert_eq!(vi.share(1, 2000), "0,1\u{a0}%");
    assert_eq!(en.share(-1, 40), "−2.5%");
    assert_eq!(vi.share(0, 0), "–");
}

#[test]
fn money_is_in_dong_and_land_in_square_metres() {
    let words = Words::load().unwrap();
    let (vi, en) = (words.voice(Language::Vi), words.voice(Language::En));
    assert_eq!(vi.money(12_500_000), "12.500.000\u{a0}đồng");
    assert_eq!(en.money(12_500_000), "12,500,000\u{a0}VND");
    assert_eq!(vi.area(12_550), "125,5\u{a0}m²");
    assert_eq!(en.area(120_000), "1,200\u{a0}m²");
    assert_eq!(vi.area(-5), "−0,05\u{a0}m²");
    assert_eq!(vi.decimal(2_500_000, 6), "2,5");
    assert_eq!(en.decimal(-1, 6), "−0.000001");
    assert_eq!(en.decimal(1_200, 0), "1,200");
}
