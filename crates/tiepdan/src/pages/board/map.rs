//! The map of tiles: each province a tile with its name, its number and up to four marks for how much of it is late.

use casework::report::Below;
use law::Law;
use law::unit::Level;

use super::paths;
use crate::web::{PageContext, legal};

/// Width and height of a tile with its margin, in units of the picture.
const WIDE: u16 = 104;
const HIGH: u16 = 84;
/// Shares of late cases, in thousandths, from which on a tile has one more mark.
const MARKS: [i64; 4] = [1, 50, 100, 200];

/// A province on the map.
pub(super) struct Tile {
    pub(super) x: u16,
    pub(super) y: u16,
    /// Its name, on two lines where it has two words.
    pub(super) name: (String, String),
    pub(super) whole_name: String,
    pub(super) overdue: i64,
    pub(super) open: i64,
    /// How many of the four marks are full.
    pub(super) marks: usize,
    /// Its board; empty where nothing of it is in the register.
    pub(super) href: String,
}

/// The map, where a board has provinces below it.
pub(super) struct Map {
    pub(super) width: u16,
    pub(super) height: u16,
    pub(super) tiles: Vec<Tile>,
}

/// The map of a country's board; none for a board of less.
pub(super) fn map(t: &PageContext, law: &Law, unit: &str, below: &[Below]) -> Option<Map> {
    let is_central = law.units.get(unit)?.level == Level::Central;
    let is_heads = |line: &&Below| {
        let unit = law.units.get(&line.unit);
        unit.is_some_and(|unit| {
            unit.level == Level::Province && unit.branch == law.supervision.lead.over
        })
    };
    let provinces: Vec<&Below> = below.iter().filter(is_heads).collect();
    if !is_central || provinces.is_empty() {
        return None;
    }
    let (columns, rows) = law.map.size();
    let tile = |place: &law::map::Tile| {
        let line = provinces.iter().find(|line| {
            law.units
                .get(&line.unit)
                .is_some_and(|unit| unit.territory == place.territory)
        });
        let cases = line.map_or_else(Default::default, |line| line.cases);
        let whole_name = legal::text(t, &place.name).to_owned();
        Tile {
            x: place.column * WIDE,
            y: place.row * HIGH,
            name: on_two_lines(&whole_name),
            overdue: cases.overdue,
            open: cases.open,
            marks: marks(cases.overdue, cases.open),
            href: line.map_or_else(String::new, |line| paths::board(&line.unit)),
            whole_name,
        }
    };
    Some(Map {
        width: columns * WIDE,
        height: rows * HIGH,
        tiles: law.map.tiles.iter().map(tile).collect(),
    })
}

/// How many marks a share of late cases has.
pub(super) fn marks(overdue: i64, open: i64) -> usize {
    let share = casework::report::per_mille(overdue, open).unwrap_or(0);
    MARKS.iter().filter(|least| share >= **least).count()
}

/// The first word of a name above the others.
fn on_two_lines(name: &str) -> (String, String) {
    let words: Vec<&str> = name.split_whitespace().collect();
    match words.as_slice() {
        [one] => ((*one).to_owned(), String::new()),
        [first, rest @ ..] => ((*first).to_owned(), rest.join(" ")),
        [] => (String::new(), String::new()),
    }
}
