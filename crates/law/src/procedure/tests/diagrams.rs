//! The pages of `docs/procedures/` are what the procedures say. `UPDATE_DOCS=1 cargo test -p law` writes them anew.

use std::path::Path;

use super::vietnam;

#[test]
fn the_drawn_procedures_in_the_documentation_are_not_stale() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/procedures");
    #[allow(
        clippy::disallowed_methods,
        reason = "a switch of this test alone, no configuration of the program"
    )]
    let rewrite = std::env::var("UPDATE_DOCS").is_ok();
    for procedure in vietnam().iter() {
        let path = folder.join(format!("{}.md", procedure.id));
        if rewrite {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, procedure.page()).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            written == procedure.page(),
            "{} is stale: run UPDATE_DOCS=1 cargo test -p law",
            path.display()
        );
    }
}

#[test]
fn a_diagram_shows_the_way_from_examination_to_the_decision() {
    let procedures = vietnam();
    let drawn = procedures.get("complaint.first").unwrap().diagram();
    assert!(drawn.starts_with("stateDiagram-v2\n"));
    assert!(drawn.contains("[*] --> examining\n"));
    assert!(drawn.contains("examining --> accepted: accept\n"));
    assert!(drawn.contains("verifying --> decided: decide\n"));
    assert!(drawn.contains("closed --> [*]\n"));
}
