//! The name under which a file is kept: one name and no path, nothing that hides how it ends, and the ending of what it is.

/// Letters of a name at most.
const LONGEST: usize = 200;

/// How files of a type end; the first is given to a file that ends otherwise.
fn endings(media_type: &str) -> &'static [&'static str] {
    match media_type {
        "application/pdf" => &["pdf"],
        "image/jpeg" => &["jpg", "jpeg", "jpe", "jfif"],
        "image/png" => &["png"],
        "image/tiff" => &["tif", "tiff"],
        "image/webp" => &["webp"],
        "image/heif" => &["heic", "heif"],
        "audio/mpeg" => &["mp3", "mpga"],
        "audio/m4a" => &["m4a"],
        "audio/ogg" => &["ogg", "oga", "opus"],
        "audio/x-wav" => &["wav"],
        "video/mp4" => &["mp4", "m4v"],
        "video/webm" => &["webm"],
        "video/quicktime" => &["mov", "qt"],
        "application/msword" => &["doc"],
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => &["docx"],
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => &["xlsx"],
        _ => &["txt", "csv"],
    }
}

/// The name as it is kept. What a file is, its content says: a name that says otherwise gets the true ending behind its own.
pub(super) fn clean(name: &str, media_type: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last.chars().filter(|letter| !is_hidden(*letter)).collect();
    let plain = shown.trim_matches(|letter: char| letter.is_whitespace() || letter == '.');
    let endings = endings(media_type);
    let ending = plain
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    let known = ending.filter(|ending| endings.contains(&ending.as_str()));
    let (stem, ending) = match (&known, plain.rsplit_once('.')) {
        (Some(ending), Some((stem, _))) => (stem, ending.as_str()),
        _ => (plain, endings.first().copied().unwrap_or_default()),
    };
    let room = LONGEST.saturating_sub(ending.len() + 1);
    let stem: String = stem.chars().take(room).collect();
    let stem = if stem.is_empty() { "file" } else { &stem };
    format!("{stem}.{ending}")
}

/// Letters that are not seen, or that turn round how a name is read, as a mark of right-to-left writing does.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}
