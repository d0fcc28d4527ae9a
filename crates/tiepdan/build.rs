//! Prepares the static files once, at build time: joins the style sheets, names every file after
//! its content, and compresses what shrinks.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use sha2::{Digest, Sha256};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// One file to serve: its plain name, media type, and content.
struct Served {
    name: String,
    mime: &'static str,
    content: Vec<u8>,
}

fn main() -> Outcome<()> {
    println!("cargo::rerun-if-changed=assets");
    let out = PathBuf::from(variable("OUT_DIR")?);
    let mut hashed = BTreeMap::new();
    let mut table = String::from("&[\n");
    for file in plain_files()? {
        add(&file, &out, &mut hashed, &mut table)?;
    }
    // The sheet comes last: it names the other files by their hashed names.
    let sheet = Served {
        name: "tiepdan.css".into(),
        mime: "text/css; charset=utf-8",
        content: sheet(&hashed)?.into(),
    };
    add(&sheet, &out, &mut hashed, &mut table)?;
    table.push(']');
    fs::write(out.join("assets.rs"), table)?;
    Ok(())
}

#[expect(
    clippy::disallowed_methods,
    reason = "a build reads what cargo tells it"
)]
fn variable(name: &str) -> Outcome<String> {
    Ok(env::var(name)?)
}

fn plain_files() -> Outcome<Vec<Served>> {
    let mut files = Vec::new();
    for folder in [
        "assets/vendor/be-vietnam-pro",
        "assets/vendor/htmx",
        "assets/scripts",
        "assets/images",
    ] {
        for path in sorted(Path::new(folder))? {
            let mime = match path.extension().and_then(|ending| ending.to_str()) {
                Some("woff2") => "font/woff2",
                Some("js") => "text/javascript; charset=utf-8",
                Some("svg") => "image/svg+xml",
                _ => continue,
            };
            files.push(Served {
                name: file_name(&path),
                mime,
                content: fs::read(&path)?,
            });
        }
    }
    Ok(files)
}

/// The base sheet and our own, joined in the order of their names.
fn sheet(hashed: &BTreeMap<String, String>) -> Outcome<String> {
    let mut css = fs::read_to_string("assets/vendor/oat/oat.min.css")?;
    for path in sorted(Path::new("assets/css"))? {
        css.push('\n');
        css.push_str(&without_comments(&fs::read_to_string(path)?));
    }
    for (name, hashed) in hashed {
        css = css.replace(&format!("url(\"{name}\")"), &format!("url(\"{hashed}\")"));
    }
    Ok(css)
}

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    for (index, piece) in css.split("/*").enumerate() {
        let kept = if index == 0 {
            piece
        } else {
            piece.split_once("*/").map_or("", |(_, after)| after)
        };
        out.push_str(kept);
    }
    let lines = out.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn add(
    file: &Served,
    out: &Path,
    hashed: &mut BTreeMap<String, String>,
    table: &mut String,
) -> Outcome<()> {
    let hash: String =
        Sha256::digest(&file.content)
            .iter()
            .take(6)
            .fold(String::new(), |mut hash, byte| {
                let _ = write!(hash, "{byte:02x}");
                hash
            });
    let (stem, ending) = file
        .name
        .rsplit_once('.')
        .ok_or("a file without an ending")?;
    let name = format!("{stem}.{hash}.{ending}");
    let shrinks = file.mime != "font/woff2";
    let plain = write(out, &name, &file.content)?;
    let gzip = if shrinks {
        Some(write(out, &format!("{name}.gz"), &gzip(&file.content)?)?)
    } else {
        None
    };
    let brotli = if shrinks {
        Some(write(out, &format!("{name}.br"), &brotli(&file.content)?)?)
    } else {
        None
    };
    let include = |path: Option<String>| {
        path.map_or("None".to_owned(), |path| {
            format!("Some(include_bytes!({path:?}))")
        })
    };
    writeln!(
        table,
        "Asset {{ name: {:?}, hashed: {name:?}, url: \"/assets/{name}\", etag: \"\\\"{hash}\\\"\", mime: {:?}, plain: include_bytes!({plain:?}), gzip: {}, brotli: {} }},",
        file.name,
        file.mime,
        include(gzip),
        include(brotli)
    )?;
    hashed.insert(file.name.clone(), name);
    Ok(())
}

/// Writes a file and gives its path as it can stand in the table.
fn write(out: &Path, name: &str, content: &[u8]) -> Outcome<String> {
    let path = out.join(name);
    fs::write(&path, content)?;
    Ok(path.to_str().ok_or("a path that is not UTF-8")?.to_owned())
}

fn gzip(content: &[u8]) -> Outcome<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(content)?;
    Ok(writer.finish()?)
}

fn brotli(content: &[u8]) -> Outcome<Vec<u8>> {
    // The last steps of quality cost seconds in an unoptimized build script and save little.
    let quality = if variable("PROFILE")? == "release" {
        11
    } else {
        5
    };
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, quality, 22);
    writer.write_all(content)?;
    writer.flush()?;
    drop(writer);
    Ok(out)
}

fn sorted(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Outcome<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
