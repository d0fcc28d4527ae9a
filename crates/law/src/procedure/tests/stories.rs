#[test]
fn loads() {
    assert_eq!(super::vietnam().iter().count(), 7);
}
