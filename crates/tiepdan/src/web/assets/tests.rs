use super::*;

#[test]
fn every_file_a_template_or_the_sheet_names_exists() {
    for name in [
        "tiepdan.css",
        "htmx.min.js",
        "mark.svg",
        "be-vietnam-pro-latin-400-normal.woff2",
    ] {
        assert!(url(name).starts_with("/assets/"), "{name}");
    }
    let sheet = ASSETS
        .iter()
        .find(|asset| asset.name == "tiepdan.css")
        .unwrap();
    let css = std::str::from_utf8(sheet.plain).unwrap();
    let named: Vec<_> = css
        .split("url(\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let files: Vec<_> = named
        .iter()
        .filter(|name| !name.starts_with("data:"))
        .collect();
    assert!(files.len() >= 8, "{files:?}");
    for file in files {
        assert!(ASSETS.iter().any(|asset| asset.hashed == *file), "{file}");
    }
}

#[test]
fn what_is_compressed_is_smaller() {
    for asset in ASSETS {
        for packed in [asset.gzip, asset.brotli].into_iter().flatten() {
            assert!(
                packed.len() < asset.plain.len() || asset.plain.len() < 512,
                "{}",
                asset.name
            );
        }
    }
}

#[test]
fn our_own_sheets_know_no_left_and_right() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/css");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let css = std::fs::read_to_string(&path).unwrap();
        for (number, line) in css.lines().enumerate() {
            let physical = ["left:", "right:", "-left", "-right", ": left", ": right"];
            let found = physical.iter().find(|word| line.contains(**word));
            assert!(found.is_none(), "{}:{}: {line}", path.display(), number + 1);
        }
    }
}
