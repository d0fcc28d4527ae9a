//! The map of tiles: where a province stands in a grid that resembles the country.

use serde::Deserialize;

use crate::unit::{Level, Units};
use crate::{Faults, Source, Text};

/// The place of a province.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tile {
    /// Code of the province.
    pub territory: String,
    /// Its name without its kind, short enough for a tile.
    pub name: Text,
    /// From the west, from 0.
    pub column: u16,
    /// From the north, from 0.
    pub row: u16,
}

/// `map.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Map {
    /// In the order of the file.
    #[serde(rename = "tile", default)]
    pub tiles: Vec<Tile>,
}

impl Map {
    pub(crate) fn load(source: &Source, units: &Units, faults: &mut Faults) -> Self {
        let Some(file) = source.file("map.toml") else {
            faults.add("map.toml", 1, "the file of the map does not exist");
            return Self::default();
        };
        let Some(read) = file.toml::<Self>(faults) else {
            return Self::default();
        };
        for (no, tile) in read.tiles.iter().enumerate() {
            let code = &tile.territory;
            if units
                .get(code)
                .is_none_or(|unit| unit.level != Level::Province)
            {
                faults.add(&file.path, 1, format!("tile {code} is no province"));
            }
            let earlier = read.tiles.iter().take(no);
            let place = |one: &Tile| (one.column, one.row);
            if earlier
                .clone()
                .any(|one| place(one) == place(tile) || one.territory == *code)
            {
                faults.add(
                    &file.path,
                    1,
                    format!("tile {code} stands twice, or on another"),
                );
            }
        }
        read
    }

    /// Columns and rows.
    pub fn size(&self) -> (u16, u16) {
        let most =
            |of: fn(&Tile) -> u16| self.tiles.iter().map(of).max().map_or(0, |last| last + 1);
        (most(|tile| tile.column), most(|tile| tile.row))
    }
}

#[cfg(test)]
mod tests {
    use crate::Law;
    use crate::unit::{Branch, Level};

    #[test]
    fn every_province_of_today_has_its_tile() {
        let law = Law::vietnam().unwrap();
        let country = law.units.country().unwrap().code;
        let provinces = law
            .units
            .children(&country, jiff::civil::date(2026, 11, 20))
            .into_iter();
        let provinces = provinces
            .filter(|unit| unit.branch == Branch::Territory && unit.level == Level::Province);
        let mut provinces: Vec<String> = provinces.map(|unit| unit.code).collect();
        let mut tiles: Vec<String> = law
            .map
            .tiles
            .iter()
            .map(|tile| tile.territory.clone())
            .collect();
        provinces.sort();
        tiles.sort();
        assert_eq!((tiles.len(), &tiles), (34, &provinces));
        assert_eq!(law.map.size(), (6, 15));
    }
}
