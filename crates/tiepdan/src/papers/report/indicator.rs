//! Indicators as CSV and XLSX: a line for each unit and indicator, with part, whole, rate and the indices it serves.

use ::csv::{IntoInnerError, Writer};
use casework::report::{IndicatorTable, Part, per_mille};
use law::Law;
use law::indicator::Indicator;
use paper::sheet::{self, Cell, SheetColumn, SheetError, TableSheet};
use words::{Voice, t};

/// One unit and one indicator.
struct Line<'a> {
    unit: &'a str,
    name: &'a str,
    indicator: &'a Indicator,
    part: Part,
}

/// Every line: the total first, under the unit itself.
fn lines<'a>(law: &'a Law, table: &'a IndicatorTable, whole: &'a str) -> Vec<Line<'a>> {
    let total = [(table.unit.as_str(), whole, &table.total)].into_iter();
    let rows = table.rows.iter();
    let rows = rows.map(|row| (row.unit.as_str(), row.name.as_str(), &row.parts));
    let each = total.chain(rows).flat_map(|(unit, name, parts)| {
        let all = law.indicators.all.iter().zip(parts);
        all.map(move |(indicator, part)| Line {
            unit,
            name,
            indicator,
            part: *part,
        })
    });
    each.collect()
}

const HEADINGS: [&str; 8] = [
    t!("report-unit-code"),
    t!("report-units"),
    t!("indicator-one"),
    t!("indicator-formula"),
    t!("indicator-indices"),
    t!("indicator-numerator"),
    t!("indicator-denominator"),
    t!("indicator-rate"),
];

/// The CSV of the indicators of a unit, UTF-8. A rate is in percent with one decimal; empty where the whole is 0.
///
/// # Errors
/// When it cannot be written.
pub fn csv(
    voice: &Voice<'_>,
    law: &Law,
    table: &IndicatorTable,
    whole: &str,
) -> Result<Vec<u8>, ::csv::Error> {
    let mut writer = Writer::from_writer(Vec::new());
    writer.write_record(HEADINGS.iter().map(|key| voice.say(key).into_owned()))?;
    for line in lines(law, table, whole) {
        let rate = per_mille(line.part.numerator, line.part.denominator);
        writer.write_record([
            line.unit.to_owned(),
            line.name.to_owned(),
            text(voice, &line.indicator.title),
            text(voice, &line.indicator.formula),
            line.indicator.indices.join(" "),
            line.part.numerator.to_string(),
            line.part.denominator.to_string(),
            rate.map_or_else(String::new, |rate| format!("{}.{}", rate / 10, rate % 10)),
        ])?;
    }
    let written = writer.into_inner();
    written
        .map_err(IntoInnerError::into_error)
        .map_err(Into::into)
}

/// The XLSX of the indicators of a unit.
///
/// # Errors
/// When it is larger than a sheet can hold.
pub fn xlsx(
    voice: &Voice<'_>,
    law: &Law,
    table: &IndicatorTable,
    whole: &str,
) -> Result<Vec<u8>, SheetError> {
    let widths = [16, 34, 34, 50, 12, 12, 12, 10];
    let columns = HEADINGS.iter().zip(widths).map(|(key, width)| SheetColumn {
        heading: voice.say(key).into_owned(),
        width,
    });
    let number = |digits| Cell::Number {
        digits,
        decimals: 0,
    };
    let rows = lines(law, table, whole).into_iter().map(|line| {
        let rate = per_mille(line.part.numerator, line.part.denominator);
        vec![
            Cell::Text(line.unit.to_owned()),
            Cell::Text(line.name.to_owned()),
            Cell::Text(text(voice, &line.indicator.title)),
            Cell::Text(text(voice, &line.indicator.formula)),
            Cell::Text(line.indicator.indices.join(" ")),
            number(line.part.numerator),
            number(line.part.denominator),
            rate.map_or_else(
                || Cell::Text(String::new()),
                |digits| Cell::Number {
                    digits,
                    decimals: 1,
                },
            ),
        ]
    });
    sheet::table(&TableSheet {
        name: voice.say(t!("indicator-sheet")).into_owned(),
        title: voice.say(t!("indicator-title")).into_owned(),
        subtitle: vec![
            whole.to_owned(),
            voice.span(table.period.from, table.period.to),
        ],
        columns: columns.collect(),
        is_numbered: false,
        rows: rows.collect(),
    })
}

fn text(voice: &Voice<'_>, text: &law::Text) -> String {
    text.in_language(voice.language().tag()).to_owned()
}
