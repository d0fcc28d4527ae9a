//! Our own icons: strokes on a grid of 24, in the colour of the text beside them. They say
//! nothing by themselves; a word always stands with them.

use askama::filters::Safe;

macro_rules! icons {
    ($($name:literal: $paths:literal,)*) => {
        const ICONS: &[(&str, &str)] = &[$((
            $name,
            concat!("<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">", $paths, "</svg>"),
        )),*];
    };
}

icons! {
    "alert": "<path d='M8.5 3h7L21 8.5v7L15.5 21h-7L3 15.5v-7zM12 7.5v5.5M12 16.5v.01'/>",
    "arrow": "<path d='M5 12h14M13 6l6 6-6 6'/>",
    "bell": "<path d='M6 17V11a6 6 0 0 1 12 0v6M4 17h16M10 20.5h4M12 5V3'/>",
    "board": "<path d='M4 4h7v9H4zM13.5 4H20v5.5h-6.5zM13.5 12H20v8h-6.5zM4 15.5h7V20H4z'/>",
    "building": "<path d='M4 21V8l8-5 8 5v13M2.5 21h19M9 21v-5h6v5M8.5 11v.01M12 11v.01M15.5 11v.01'/>",
    "calendar": "<path d='M4 6h16v14H4zM4 10.5h16M8.5 3.5V7.5M15.5 3.5V7.5M8.5 15l2.5 2 4.5-4'/>",
    "chart": "<path d='M4 4v16h16M8.5 16v-4M13 16V8M17.5 16v-6'/>",
    "check": "<circle cx='12' cy='12' r='9'/><path d='M8 12.5l2.8 2.8L16 9.5'/>",
    "chevron": "<path d='M9 6l6 6-6 6'/>",
    "clock": "<circle cx='12' cy='12' r='9'/><path d='M12 7v5l3.5 2'/>",
    "cross": "<circle cx='12' cy='12' r='9'/><path d='M9 9l6 6M15 9l-6 6'/>",
    "desk": "<circle cx='12' cy='6.5' r='3'/><path d='M5 14.5c1-3.5 4-4 7-4s6 .5 7 4M2.5 14.5h19M5 14.5V20.5M19 14.5V20.5'/>",
    "device": "<path d='M3.5 5h17v11h-17zM9 20h6M12 16v4'/>",
    "document": "<path d='M6 3h8l4.5 4.5V21H6zM14 3v4.5h4.5M9.5 12.5h5.5M9.5 16.5h5.5'/>",
    "down": "<path d='M12 5v14M6 13l6 6 6-6'/>",
    "download": "<path d='M12 4v11M7 11l5 5 5-5M4 20h16'/>",
    "eye": "<path d='M2.5 12C5 7.5 8.3 5.5 12 5.5S19 7.5 21.5 12C19 16.5 15.7 18.5 12 18.5S5 16.5 2.5 12z'/><circle cx='12' cy='12' r='3'/>",
    "filter": "<path d='M4 6h16M7 12h10M10 18h4'/>",
    "folder": "<path d='M3 6h6.5l2 2.5H21V19H3zM3 11.5h18'/>",
    "gear": "<circle cx='12' cy='12' r='3.2'/><path d='M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M5.6 18.4l2.2-2.2M16.2 7.8l2.2-2.2'/>",
    "globe": "<circle cx='12' cy='12' r='9'/><path d='M3 12h18M12 3c3 3 3.8 6 3.8 9s-.8 6-3.8 9c-3-3-3.8-6-3.8-9s.8-6 3.8-9z'/>",
    "home": "<path d='M3 11l9-7 9 7M5.5 9.5V20h13V9.5M10 20v-6h4v6'/>",
    "hourglass": "<path d='M6 3h12M6 21h12M7 3c0 5 5 6 5 9s-5 4-5 9M17 3c0 5-5 6-5 9s5 4 5 9'/>",
    "inbox": "<path d='M3 13.5L6 4.5h12l3 9V20H3zM3 13.5h5.5l1.5 3h4l1.5-3H21'/>",
    "info": "<circle cx='12' cy='12' r='9'/><path d='M12 11v5.5M12 7.5v.01'/>",
    "leave": "<path d='M14 4H5v16h9M10 12h11M17 8l4 4-4 4'/>",
    "lock": "<path d='M5 11h14v10H5zM8 11V8a4 4 0 0 1 8 0v3M12 15v2.5'/>",
    "moon": "<path d='M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z'/>",
    "pause": "<circle cx='12' cy='12' r='9'/><path d='M10 8.5v7M14 8.5v7'/>",
    "pen": "<path d='M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5L17.5 10M13 20h7'/>",
    "plus": "<path d='M12 5v14M5 12h14'/>",
    "printer": "<path d='M7 9V3.5h10V9M7 17H3.5V9h17v8H17M7 14h10v6.5H7z'/>",
    "search": "<circle cx='10.5' cy='10.5' r='6.5'/><path d='M15.5 15.5L21 21'/>",
    "sun": "<circle cx='12' cy='12' r='4'/><path d='M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4'/>",
    "up": "<path d='M12 19V5M6 11l6-6 6 6'/>",
    "user": "<circle cx='12' cy='8' r='4'/><path d='M4.5 20.5c.8-4.5 4-6 7.5-6s6.7 1.5 7.5 6'/>",
    "users": "<circle cx='9' cy='8.5' r='3.5'/><path d='M2.5 19.5c.6-4 3.3-5.5 6.5-5.5s5.9 1.5 6.5 5.5M15.5 5.3a3.5 3.5 0 0 1 0 6.4M17.5 14.3c2.3.6 3.7 2.2 4 5.2'/>",
    "warning": "<path d='M12 3.5L22 20.5H2zM12 10v5M12 17.8v.01'/>",
}

/// The icon of this name; nothing for a name that does not exist, which a test keeps from
/// happening.
pub fn icon(name: &str) -> Safe<&'static str> {
    Safe(
        ICONS
            .iter()
            .find(|(known, _)| *known == name)
            .map_or("", |(_, svg)| svg),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn named(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                named(&path, found);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            for call in ["t.icon(\"", "icon: \""] {
                found.extend(
                    text.split(call)
                        .skip(1)
                        .filter_map(|rest| rest.split('"').next())
                        .map(str::to_owned),
                );
            }
        }
    }

    #[test]
    fn every_icon_that_is_named_exists() {
        let mut found = Vec::new();
        named(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
            &mut found,
        );
        found.retain(|name| {
            name.chars().all(|letter| letter.is_ascii_lowercase()) && !name.is_empty()
        });
        assert!(found.len() > 15, "{found:?}");
        for name in found {
            assert!(!icon(&name).0.is_empty(), "{name}");
        }
    }
}
