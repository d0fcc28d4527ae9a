use std::collections::BTreeMap;

use super::{Answer, Order, answer_in, length_of, order_frame, read_order, write_answer};

fn sample() -> Order {
    Order {
        main: "a.typ".to_owned(),
        files: [("a.typ".to_owned(), "Đơn".to_owned())].into(),
        pictures: BTreeMap::new(),
        moment: [2026, 11, 30, 8, 0, 0],
        zone: 420,
        ident: "1".to_owned(),
        creator: "Tiếp Dân".to_owned(),
    }
}

#[test]
fn orders_come_out_of_the_pipe_one_after_the_other_as_they_went_in() {
    let mut pipe = order_frame(&sample()).unwrap();
    pipe.extend(order_frame(&sample()).unwrap());
    let mut from = pipe.as_slice();
    assert_eq!(read_order(&mut from).unwrap(), Some(sample()));
    assert_eq!(read_order(&mut from).unwrap(), Some(sample()));
    assert_eq!(read_order(&mut from).unwrap(), None);
}

#[test]
fn an_answer_tells_a_pdf_from_words() {
    for answer in [
        Answer::Printed(b"%PDF-1.7".to_vec()),
        Answer::Refused("thiếu".to_owned()),
    ] {
        let mut pipe = Vec::new();
        write_answer(&mut pipe, &answer).unwrap();
        let (head, content) = pipe.split_first_chunk().unwrap();
        assert_eq!(length_of(*head).unwrap(), content.len());
        assert_eq!(answer_in(content).unwrap(), answer);
    }
}

#[test]
fn a_frame_longer_than_any_paper_is_refused_before_it_is_read() {
    let mut pipe = u32::MAX.to_be_bytes().to_vec();
    pipe.extend([0; 16]);
    assert!(read_order(&mut pipe.as_slice()).is_err());
    assert!(answer_in(&[]).is_err() && answer_in(&[7, 1]).is_err());
}

#[test]
fn an_order_that_is_cut_or_is_none_is_a_fault() {
    let whole = order_frame(&sample()).unwrap();
    let mut cut = &whole[..whole.len() - 3];
    assert!(read_order(&mut cut).is_err());
    let mut other: &[u8] = b"\0\0\0\x02{}";
    assert!(read_order(&mut other).is_err());
}
