//! What heads conclude at their receptions of the present: each conclusion with an owner and a day, some reported on, some
//! returned, some late.

use std::sync::Arc;

use jiff::civil::Date;

use crate::history::order::{Deed, Order, Part};
use crate::history::places::Body;
use crate::history::sitting::{Course, Seat};
use crate::history::story::later;
use crate::history::weave::Weaver;

/// Working days after its due day on which something late goes upward.
const UPWARD: u32 = 1;

/// The conclusions of a unit at the receptions its head held, owed by these.
pub(super) fn conclude(weaver: &mut Weaver<'_>, giver: &Body, owners: &[Body]) {
    let sittings = weaver.lane.sittings.iter().enumerate();
    let held = sittings.filter(|(_, one)| {
        let is_heads = matches!(one.seat, Seat::Periodic | Seat::Unscheduled);
        one.unit == giver.unit
            && is_heads
            && matches!(&one.course, Course::Held(calls) if !calls.is_empty())
    });
    let held: Vec<(usize, Date)> = held.map(|(no, one)| (no, one.on)).collect();
    for (no, on) in held {
        for _ in 0..weaver.dice.between(1, 3) {
            if let Some(owner) = weaver.dice.pick(owners).cloned() {
                let order = conclusion(weaver, giver, &owner, (no, on));
                weaver.lane.orders.push(order);
            }
        }
    }
}

fn conclusion(
    weaver: &mut Weaver<'_>,
    giver: &Body,
    owner: &Body,
    (no, on): (usize, Date),
) -> Order {
    let law = &weaver.ground.law;
    let name = law
        .units
        .get(&owner.unit)
        .map_or_else(String::new, |unit| unit.short.vi);
    let stock = &weaver.ground.stock;
    let text = stock.phrase(&mut weaver.dice, "order.reception", &name, 0);
    let part = part(weaver, Arc::clone(&owner.unit), on);
    Order {
        giver: Arc::clone(&giver.unit),
        source: "reception",
        number: "".into(),
        on,
        given: on,
        given_by: "".into(),
        text,
        sitting: Some(no),
        parts: vec![part],
    }
}

fn part(weaver: &mut Weaver<'_>, unit: Arc<str>, on: Date) -> Part {
    let (calendar, today) = (weaver.calendar(), weaver.ground.today.today);
    let stock = &weaver.ground.stock;
    let dice = &mut weaver.dice;
    let due = later(calendar, on, dice.between(7, 22));
    let reported = later(calendar, on, dice.between(3, 6));
    let upward = later(calendar, due, UPWARD);
    let report = Deed::Report(stock.phrase(dice, "order.report", "", 0));
    let mut acts = match dice.between(1, 100) {
        1..=45 => {
            let accepted = later(calendar, reported, dice.between(1, 4));
            vec![(reported, report), (accepted, Deed::Accept)]
        }
        46..=58 => vec![(reported, report)],
        59..=70 => {
            let back = later(calendar, reported, 2);
            let why = stock.phrase(dice, "order.return", "", 0);
            let again = later(calendar, back, 15);
            let mut acts = vec![(reported, report), (back, Deed::Return(why, again))];
            acts.push((later(calendar, again, UPWARD), Deed::Escalate));
            acts
        }
        _ => vec![(upward, Deed::Escalate)],
    };
    acts.retain(|(day, _)| *day <= today);
    Part { unit, due, acts }
}
