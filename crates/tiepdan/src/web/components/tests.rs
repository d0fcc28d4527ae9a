use super::*;

#[test]
fn a_clock_is_calm_then_soon_then_due_then_over() {
    let tone = |days, is_soon| {
        let state = ClockState::Running {
            left: Left {
                days,
                working: true,
            },
            is_soon,
        };
        ClockView {
            state,
            due: None,
            article: String::new(),
        }
        .tone()
    };
    assert_eq!(tone(20, false), "calm");
    assert_eq!(tone(3, true), "soon");
    assert_eq!(tone(0, true), "today");
    assert_eq!(tone(-1, true), "over");
}
