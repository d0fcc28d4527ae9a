//! Sheets are read back by another library.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};

use super::{Cell, FormSheet, Heading, SheetColumn, SheetRow, TableSheet, form, table};

fn sample() -> FormSheet {
    let heading = |row, col, rowspan, colspan, text: &str| Heading {
        row,
        col,
        rowspan,
        colspan,
        text: text.to_owned(),
    };
    let row = |name: &str, turns, money| SheetRow {
        name: name.to_owned(),
        cells: vec![
            Cell::whole(turns),
            Cell::Number {
                digits: money,
                decimals: 6,
            },
            Cell::whole(0),
        ],
    };
    FormSheet {
        name: "01-TCD".to_owned(),
        sender: "UBND tỉnh Ninh Bình".to_owned(),
        number: "Biểu số: 01/TCD".to_owned(),
        title: "TỔNG HỢP KẾT QUẢ".to_owned(),
        subtitle: vec!["Số liệu từ 15/12/2025 đến 14/12/2026".to_owned()],
        units: "Đơn vị".to_owned(),
        numbers: "MS".to_owned(),
        headings: vec![
            heading(0, 0, 2, 1, "Tổng số"),
            heading(0, 1, 1, 2, "Thu hồi"),
            heading(1, 1, 1, 1, "Tiền (Trđ)"),
            heading(1, 2, 1, 1, "Đất (m2)"),
        ],
        columns: 3,
        rows: vec![row("Xã Hoa Lư", 7, 2_500_000), row("Xã Gia Viễn", 1200, 1)],
        total: row("Tổng cộng", 1207, 2_500_001),
        notes: vec!["Ghi chú".to_owned()],
        signature: vec!["Thủ trưởng".to_owned()],
    }
}

fn read(bytes: Vec<u8>, name: &str) -> (calamine::Range<Data>, Xlsx<Cursor<Vec<u8>>>) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range(name).unwrap();
    (range, book)
}

/// The raw text of a part of the file.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn a_form_reads_back_with_its_figures_in_their_columns() {
    let (range, _) = read(form(&sample()).unwrap(), "01-TCD");
    let at = |row, col| range.get_value((row, col)).unwrap().to_string();
    assert_eq!(at(1, 0), "TỔNG HỢP KẾT QUẢ");
    assert_eq!(
        (at(4, 0), at(4, 1), at(4, 2)),
        ("Đơn vị".into(), "Tổng số".into(), "Thu hồi".into())
    );
    assert_eq!(
        (at(5, 2), at(5, 3)),
        ("Tiền (Trđ)".into(), "Đất (m2)".into())
    );
    assert_eq!((at(6, 0), at(6, 3)), ("MS".into(), "3".into()));
    assert_eq!(
        (at(7, 0), at(7, 1), at(7, 2)),
        ("Xã Hoa Lư".into(), "7".into(), "2.5".into())
    );
    assert_eq!(
        (at(9, 0), at(9, 1), at(9, 2)),
        ("Tổng cộng".into(), "1207".into(), "2.500001".into())
    );
}

#[test]
fn the_headings_are_merged_as_printed() {
    let (_, mut book) = read(form(&sample()).unwrap(), "01-TCD");
    let mut merged: Vec<((u32, u32), (u32, u32))> = book
        .merge_cells_by_sheet_name("01-TCD")
        .unwrap()
        .into_iter()
        .map(|region| (region.start, region.end))
        .filter(|((row, _), _)| (4..7).contains(row))
        .collect();
    merged.sort_unstable();
    assert_eq!(
        merged,
        [((4, 0), (5, 0)), ((4, 1), (5, 1)), ((4, 2), (4, 3))]
    );
}

#[test]
fn a_form_is_printed_on_one_width_of_landscape_a4_with_its_headings_on_every_page() {
    let bytes = form(&sample()).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains(r#"paperSize="9""#) && sheet.contains(r#"orientation="landscape""#));
    assert!(sheet.contains(r#"fitToHeight="0""#), "{sheet}");
    assert!(part(&bytes, "xl/workbook.xml").contains("'01-TCD'!$5:$7"));
}

#[test]
fn a_book_of_thirteen_columns_is_numbered_under_its_headings() {
    let columns = (1..=13).map(|no| SheetColumn {
        heading: format!("Cột {no}"),
        width: 12,
    });
    let book = TableSheet {
        name: "03-TCD".to_owned(),
        title: "SỔ TIẾP CÔNG DÂN".to_owned(),
        subtitle: Vec::new(),
        columns: columns.collect(),
        is_numbered: true,
        rows: vec![vec![Cell::whole(1), Cell::from("20/7/2026")]],
    };
    let (range, _) = read(table(&book).unwrap(), "03-TCD");
    let at = |row, col| range.get_value((row, col)).unwrap().to_string();
    assert_eq!(
        (at(0, 0), at(2, 12), at(3, 12)),
        ("SỔ TIẾP CÔNG DÂN".into(), "Cột 13".into(), "13".into())
    );
    assert_eq!(at(4, 1), "20/7/2026");
}
