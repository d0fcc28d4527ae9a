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
