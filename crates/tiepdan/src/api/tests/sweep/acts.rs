//! Acts: refused to every post that its rule does not name, and to no other.

use super::*;

/// Beginning acts with a body each, and the act whose rule decides.
fn begun(thing: &Thing) -> Vec<(String, Json, &'static str)> {
    let (case, official) = (&thing.case, casework::Id::of(1).to_string());
    let of = |part: &str| format!("petitions/{}/{part}", thing.petition);
    let plain = |path: &str| path.to_owned();
    vec![
        (plain("petitions"), petition(), "file"),
        (
            of("classification"),
            json!({"class": "complaint", "field": "land"}),
            "classify",
        ),
        (of("handling"), json!({"rule": "XD-02"}), "handle"),
        (
            of("cause"),
            json!({"kind": "decision", "name": "12/QĐ-UBND"}),
            "name-cause",
        ),
        (
            plain("sessions"),
            json!({"kind": "periodic", "on": "2026-07-06", "place": "Phòng tiếp công dân", "starts_at": "08:00"}),
            "plan-reception",
        ),
        (
            plain("directives"),
            json!({"source": "written", "number": "15/CT-UBND", "text": "Rà soát", "due": "2026-07-31", "owners": [{"unit": COMMUNE}]}),
            "direct",
        ),
        (
            plain("urgings"),
            json!({"subject_kind": "case", "subject": case, "number": "12/UBND-TD", "text": "Báo cáo quá trình"}),
            "urge",
        ),
        (
            plain("inspections"),
            json!({"kind": "inspection", "occasion": "planned", "topic": "both", "basis": "15/QĐ-UBND", "from": "2025-07-01",
                "until": "2026-06-30", "days": 30, "team": "Trần Văn Đoàn", "units": [COMMUNE]}),
            "inspect",
        ),
        (
            plain("prolonged-lists"),
            json!({"name": "Quý III", "basis": "142-TB/VPTW", "from": "2026-07-01", "until": "2026-09-30"}),
            "keep-list",
        ),
        (
            plain("guidance-documents"),
            json!({"number": "12/KH-UBND", "on": "2026-07-03", "kind": "plan", "title": "Kế hoạch"}),
            "keep-guidance",
        ),
        (
            plain("receivers"),
            json!({"official": official, "number": "3/QĐ", "decided_on": "2026-07-01", "place": "Trụ sở", "from": "2026-07-01"}),
            "keep-roster",
        ),
        (
            plain("interpreters"),
            json!({"language": "muong", "name": "Bùi Thị Mơ", "body": "UBND xã", "contact": "Văn phòng"}),
            "plan-reception",
        ),
        (
            plain("place/help"),
            json!({"on": "2026-07-03", "kind": "fare", "people": 3, "amount": 450_000}),
            "keep-place",
        ),
        (
            plain("deputy-days"),
            json!({"deputy": "Phạm Văn Đại", "assembly": "commune", "on": "2026-07-30", "place": "Trụ sở"}),
            "plan-reception",
        ),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_is_refused_to_every_post_that_its_rule_does_not_name_and_to_no_other() {
    let program = programs().await.remove(0);
    let (things, readers) = (things(&program).await, readers(&program).await);
    let mut faults = Vec::new();
    for (path, body, act) in begun(&things[0]) {
        for reader in &readers {
            let answer = program
                .post(&reader.token, &format!("/api/v1/{path}"), &body)
                .await;
            let is_refused = answer.body["code"] == "act-needs-post";
            let is_at_home = !path.contains(&things[0].petition) || reader.unit == COMMUNE;
            let status = answer.status.as_u16();
            if is_refused == gives(act, reader.post) || status == 500 {
                faults.push(format!("{path}, {}: {}", reader.name(), answer.body));
            }
            // Whoever may do it in his own unit does it in no other.
            if !is_refused && !is_at_home && status != 404 {
                faults.push(format!("{path}, {}: {status} elsewhere", reader.name()));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
    program.expect_whole().await;
}
