use super::*;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

fn client(address: &str) -> Client {
    Client(address.parse().unwrap())
}

#[test]
fn the_ninth_attempt_on_an_account_waits_half_a_minute_and_the_owner_elsewhere_does_not() {
    let throttle = Throttle::for_sign_in();
    let (guesser, owner) = (client("203.0.113.7"), client("198.51.100.1"));
    for _ in 0..8 {
        assert_eq!(throttle.take("an", guesser, at(0)), Ok(()));
    }
    assert_eq!(
        throttle.take(" AN ", client("203.0.113.99"), at(0)),
        Err(30)
    );
    assert_eq!(throttle.take("an", guesser, at(29)), Err(1));
    assert_eq!(throttle.take("an", owner, at(0)), Ok(()));
    assert_eq!(throttle.take("an", guesser, at(30)), Ok(()));
    assert_eq!(throttle.take("an", guesser, at(30)), Err(30));
}

#[test]
fn one_network_cannot_try_a_thousand_accounts() {
    let throttle = Throttle::for_sign_in();
    let tried = (0..1000).filter(|n| {
        throttle
            .take(&format!("u{n}"), client("203.0.113.7"), at(0))
            .is_ok()
    });
    assert_eq!(tried.count(), 60);
}

#[test]
fn who_signs_in_is_forgiven_his_mistakes() {
    let throttle = Throttle::for_sign_in();
    let owner = client("203.0.113.7");
    for _ in 0..8 {
        throttle.take("an", owner, at(0)).unwrap();
    }
    throttle.forgive("an", owner);
    assert_eq!(throttle.take("an", owner, at(0)), Ok(()));
}

#[test]
fn what_is_told_without_a_name_is_slowed_for_each_code_and_in_all() {
    let (throttle, now) = (Throttle::for_tips(), Timestamp::UNIX_EPOCH);
    let taken = (0..25).filter(|_| throttle.take_from_nobody("a code", now).is_ok());
    assert_eq!(taken.count(), 20);
    assert_eq!(throttle.take_from_nobody("another", now), Ok(()));
    let codes = (0..400).map(|no| format!("code {no}"));
    let taken = codes.filter(|code| throttle.take_from_nobody(code, now).is_ok());
    // Attempts that one code was refused are counted in all.
    assert_eq!(taken.count(), 300 - 26);
}

#[test]
fn many_networks_together_cannot_try_the_codes_of_one_account() {
    let throttle = Throttle::for_sign_in();
    let tried = (0..1000).filter(|_| throttle.take_anywhere("second 1", at(0)).is_ok());
    assert_eq!(tried.count(), 20);
    assert_eq!(throttle.take_anywhere("second 2", at(0)), Ok(()));
    assert_eq!(throttle.take_anywhere("second 1", at(60)), Ok(()));
}

#[test]
fn no_bucket_is_named_so_that_an_address_can_be_found_again() {
    let named = |throttle: &Throttle, second| {
        throttle
            .take("an", client("203.0.113.7"), at(second))
            .unwrap();
        let buckets = throttle.buckets.lock().unwrap();
        let names: std::collections::BTreeSet<[u8; 16]> = buckets.full_at.keys().copied().collect();
        assert_eq!(
            names.len(),
            2,
            "the network and the account, and nothing of another day"
        );
        names
    };
    let (one, other) = (
        Throttle::for_sign_in().keyed_by([1; 32]),
        Throttle::for_sign_in().keyed_by([2; 32]),
    );
    let today = named(&one, 0);
    assert_eq!(named(&one, 60), today);
    assert!(named(&other, 0).is_disjoint(&today), "another server");
    assert!(named(&one, 86_400).is_disjoint(&today), "another day");
}
