//! Who writes and who signs.

use casework::notice::{Dossier, Signer};
use law::Law;
use law::papers::{Office, Paper, Signatory, name_lines};
use law::procedure::Post;
use law::unit::UnitEntry;
use serde_json::{Value as Json, json};

/// The head of a paper, upper left, and its place.
pub(crate) fn office(law: &Law, unit: &UnitEntry) -> Json {
    let office = law.papers.office();
    let superior = unit
        .parent
        .as_deref()
        .filter(|_| office.has_superior(unit.branch.as_str()))
        .and_then(|parent| law.units.get(parent));
    json!({
        "name": unit.name.vi,
        "lines": lines(law, unit),
        "superior": superior.map(|superior| lines(law, &superior)),
        "place": place(law, office, unit),
        "authority": authority(law, unit),
    })
}

fn lines(law: &Law, unit: &UnitEntry) -> Vec<String> {
    let (own, place) = name_lines(&law.units, unit);
    let both = [own, place].into_iter();
    both.filter(|line| !line.is_empty()).collect()
}

fn place(law: &Law, office: &Office, unit: &UnitEntry) -> String {
    let territory = law.units.get(&unit.territory);
    let name = territory.map_or_else(String::new, |territory| territory.name.vi);
    office.place(&name)
}

/// The head with the name of his place: `Chủ tịch Ủy ban nhân dân xã Nam Ninh`.
pub(super) fn authority(law: &Law, unit: &UnitEntry) -> String {
    let title = unit.head_title.as_ref();
    let title = title.map_or_else(String::new, |title| title.vi.clone());
    let (_, place) = name_lines(&law.units, unit);
    let kind = law.papers.office().kind_of(&place).unwrap_or_default();
    match title.strip_suffix(kind) {
        Some(rest) if !kind.is_empty() => format!("{rest}{place}"),
        _ => title,
    }
}

/// Over and under the place for the signature.
pub(super) fn signer(law: &Law, paper: &Paper, unit: &UnitEntry, dossier: &Dossier) -> Json {
    let office = law.papers.office();
    let head = unit.head_title.as_ref().map_or("", |title| &title.vi);
    let title = office.title(head).to_owned();
    let holds = |post: Post| {
        let signer = dossier.signer.as_ref();
        signer.filter(|signer| signer.posts.contains(&post))
    };
    // A proposal bears two hands: the official's, and that of the head who approves it.
    let by = dossier.signer.as_ref();
    let post = by.and_then(|one| one.posts.iter().find_map(|post| office.post(post.as_str())));
    let official = (by.map(|one| &one.name), post);
    let told = |for_head: Option<&str>, title: &str, name: &str| {
        json!({
            "authority": authority(law, unit), "for_head": for_head, "title": title, "name": name,
            "head": dossier.head, "official": official.0, "official_title": official.1,
        })
    };
    if let Some(one) = holds(Post::Head) {
        return told(None, &title, &one.name);
    }
    if let Some(one) = holds(Post::DeputyHead) {
        return told(Some(&title), &office.deputy(&title), &one.name);
    }
    match (&dossier.signer, paper.signed_by) {
        (Some(Signer { name, .. }), Signatory::Official) => {
            told(None, post.unwrap_or(&title), name)
        }
        _ => told(None, &title, dossier.head.as_deref().unwrap_or_default()),
    }
}
