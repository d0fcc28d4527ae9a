//! How a figure moved since the year before, in words.

use casework::report::{Change, decimals};
use law::form::Form;
use words::{Voice, t};

/// "tăng 12 (8,3 %)", "giảm 5 (3,1 %)", "không đổi".
pub(super) fn in_words(voice: &Voice<'_>, form: &Form, change: &Change) -> String {
    if change.more == 0 {
        return voice.say(t!("narrative-same")).into_owned();
    }
    let size = change.more.saturating_abs();
    let more = voice.decimal(size, decimals(form, change.column));
    let values = [
        ("more", more.into()),
        ("share", voice.share(size, change.before).into()),
    ];
    let key = if change.more > 0 {
        t!("narrative-more")
    } else {
        t!("narrative-less")
    };
    voice.say_with(key, &values).into_owned()
}

/// With its sign: `+12`, `−5`, `0`.
pub(super) fn signed(voice: &Voice<'_>, form: &Form, change: &Change) -> String {
    let more = voice.decimal(change.more, decimals(form, change.column));
    if change.more > 0 {
        format!("+{more}")
    } else {
        more
    }
}
