//! What a seal promises.

use std::cell::Cell;

use super::*;

/// Foreseeable chance: a running number, spread over the bytes.
struct Counting(Cell<u64>);

impl Chance for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        for part in bytes.chunks_mut(8) {
            self.0.set(self.0.get() + 1);
            let number = self
                .0
                .get()
                .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                .to_le_bytes();
            part.iter_mut()
                .zip(number)
                .for_each(|(to, from)| *to = from);
        }
    }
}

fn chance() -> Counting {
    Counting(Cell::new(0))
}

#[test]
fn what_is_sealed_opens_with_its_key_about_its_matter_and_not_otherwise() {
    let chance = chance();
    let key = PrivateKey::draw(&chance);
    let envelope = seal(&key.public().unwrap(), b"1 person", b"who wrote", &chance).unwrap();
    assert_eq!(
        open(&key, b"1 person", &envelope).unwrap().as_slice(),
        b"who wrote"
    );
    assert_eq!(open(&key, b"2 person", &envelope), Err(Fault::Closed));
    let other = PrivateKey::draw(&chance);
    assert_eq!(open(&other, b"1 person", &envelope), Err(Fault::Closed));
}

#[test]
fn one_changed_byte_anywhere_closes_an_envelope_for_good() {
    let chance = chance();
    let key = PrivateKey::draw(&chance);
    let envelope = seal(&key.public().unwrap(), b"", b"who wrote", &chance).unwrap();
    for at in 0..envelope.len() {
        let mut changed = envelope.clone();
        changed[at] ^= 1;
        assert_eq!(open(&key, b"", &changed), Err(Fault::Closed), "byte {at}");
        assert_eq!(
            open(&key, b"", &envelope[..at]),
            Err(Fault::Closed),
            "cut at {at}"
        );
    }
}

#[test]
fn the_same_text_sealed_twice_shows_no_likeness() {
    let chance = chance();
    let key = PrivateKey::draw(&chance).public().unwrap();
    let sealed = || seal(&key, b"", b"who wrote", &chance).unwrap();
    assert_ne!(sealed(), sealed());
}

#[test]
fn the_key_of_a_post_follows_from_the_master_of_its_epoch_alone() {
    let masters = Masters::default().with(1, [7; 32]).with(2, [8; 32]);
    assert_eq!(masters.epoch(), 2);
    let of = |epoch| masters.derive(epoch, "post").map(|key| *key);
    assert_eq!(of(1), of(1));
    assert_ne!(of(1), of(2));
    assert_ne!(of(1), masters.derive(1, "other post").map(|key| *key));
    assert_eq!(of(3), Err(Fault::NoEpoch(3)));
}

#[test]
fn any_two_of_three_custodians_recover_a_key_and_none_alone() {
    let chance = chance();
    let custodians = [(); 3].map(|()| PrivateKey::draw(&chance));
    let publics = [0, 1, 2].map(|no: usize| custodians[no].public().unwrap());
    let key = PrivateKey::draw(&chance);
    let pairs = share(&key, &publics, &chance).unwrap();
    assert_eq!(pairs.len(), 3);
    for pair in &pairs {
        let (one, two) = (&custodians[pair.first], &custodians[pair.second]);
        for keys in [[one, two], [two, one]] {
            assert_eq!(join(&pair.envelope, keys).unwrap().bytes(), key.bytes());
        }
        let third = &custodians[3 - pair.first - pair.second];
        for keys in [[one, one], [two, two], [one, third], [third, two]] {
            assert!(join(&pair.envelope, keys).is_err());
        }
    }
}

#[test]
fn marks_are_equal_for_equal_texts_of_one_kind_under_one_key() {
    let marks = |key| Marks::of(zeroize::Zeroizing::new([key; 32]));
    let mark = marks(1).mark("words", "nguyen van a");
    assert_eq!(mark, marks(1).mark("words", "nguyen van a"));
    assert_ne!(mark, marks(1).mark("digits", "nguyen van a"));
    assert_ne!(mark, marks(2).mark("words", "nguyen van a"));
    assert_eq!(mark.len(), 16);
}
