# Why it cannot be done, and what to do
refusal-act-needs-post =
    Your post does not allow you to { $act ->
        [receive] record a reception
        [plan-reception] plan the reception calendar
        [file] register a petition
        [classify] classify a petition
        [handle] handle a petition
        [take-step] take a step of a case
        [rule-seal] set how seals are opened
        [watch-seals] read the openings of seals
        [name-accused] name the official it is against
        [open-seal] open a sealed identity
        [read-tip] read what was told without a name
        [talk-tip] ask whoever told something without a name
        [handle-tip] use, pass on or close what was told without a name
        [direct] give and judge directives
        [report-up] report on directives and prolonged cases
        [urge] urge a unit
        [inspect] inspect units
        [hold-review] hold review meetings
        [keep-list] keep lists of prolonged cases
        [freeze] close a reporting period
        [read-board] look at boards
        [read-responsibility] look at the responsibility of heads
        [heed-warning] heed early warnings
        [name-cause] name the cause of a petition
        [commend] propose a commendation
        [grant-commendation] grant or decline a commendation
        [take-report] accept, return and ask for reports
        [read-trail] read the record of access
        [read-roots] read and print the roots of the audit
        [keep-roster] keep the duty roster and close its sheet
        [read-roster] read the duty roster
        [keep-place] note what happens at the place
        [keep-guidance] enter guidance documents and classes
        [administer] administer units and officials
        [ask-protection] ask for protection of a denouncer
        [decide-protection] decide on protection
        [watch-protection] read and follow dossiers of protection
        [restore-accused] restore the accused
       *[other] do this
    }. Hand it to a colleague whose post does.
refusal-case-not-to-join = The petition cannot join this case: it belongs to another unit or class, has ended, or is under another seal. Choose another case or open a new one.
refusal-changed-meanwhile = Somebody changed it before you. Open it again to see the new version; nothing was overwritten.
refusal-denunciation-not-online = A denunciation is heard online only when the denouncer asks for no protection of identity. Arrange a meeting in person.
refusal-done-once-already = The same content was handled this way with petition { $petition }, and the law allows it once. File the petition or handle it in another way.
refusal-form-not-lawful-yet = Reception in the form “{ $form }” is lawful from { $from } on. Receive in person or choose a later day.
refusal-handling-unlawful = Handling { $rule } does not apply to this petition. Choose one from the list, or classify the petition again.
refusal-idempotency-key-reused = This key against repeated sending was used for another request. Use a new one.
refusal-limitation-over = The period of complaint ended on { $due }, so the conditions of acceptance are not met. Enter the days of an obstacle, or do not choose that they are met.
refusal-not-oneself = Nobody can disable an account of their own. Ask another administrator.
refusal-period-frozen = This reporting period is closed. Later changes are shown as adjustments.
refusal-period-not-frozen = The reporting period is not closed yet. Close its figures before sending them.
refusal-period-not-over = The reporting period ends on { $until }. Close it after that day.
refusal-period-sent = The report of this period was sent before.
refusal-period-unnamed = Only a statutory period can be closed: month, quarter, six months, nine months, year. Choose one.
refusal-petition-handled = The petition was handled; what was done stands. Register what is new as a new petition.
refusal-petition-not-forwarded = No body sent this petition on, so nobody has to be told.
refusal-petition-not-sent = This petition was sent nowhere, so there is no answer to record.
refusal-petition-unclassified = The petition is not classified. Classify it before handling it.
refusal-petition-unhandled = The petition is not handled. Handle it before telling the result.
refusal-procedure-unknown = There is no procedure “{ $procedure }” for a case that began on this day. Check class, instance and day of receipt.
refusal-representatives-not-lawful = { $people } people on one content appoint { $least } to { $most } representatives; { $found } are named. Correct the number of representatives.
refusal-session-not-open = The reception of { $on } is not open. Open it first.
refusal-session-not-planned = The reception of { $on } is no longer a plan and cannot be announced.
refusal-session-not-to-miss = The reception of { $on } was held or is over and cannot be recorded as missed.
refusal-session-not-to-move = The reception of { $on } was held or is over and cannot be moved.
refusal-session-not-to-open = The reception of { $on } is over and cannot be opened again. Plan a new one.
refusal-step-forbidden = The law does not allow this step with the case as it stands. See what is missing at the top of the case.
refusal-step-needs-post = Your post does not allow the step “{ $step }”. Hand it to whoever is competent.
refusal-step-not-in-force = The step “{ $step }” does not hold on { $on } for a case in the state “{ $state }”. Choose a step of the law of that day.
refusal-step-not-in-this-state = The step “{ $step }” cannot be taken on { $on }: the case stands in “{ $state }”. Choose one of the lawful steps.
refusal-step-too-early = This step has to wait until the term of { $due } has run out.
refusal-term-cannot-be-counted = The term { $term } cannot be counted: { $reason }. Check the day and the working calendar.
refusal-term-unknown = The law's data have no term { $term }. Tell the administrator.
refusal-visit-has-petition = A petition was taken at this visit before. Open that petition.
refusal-visit-without-paper = The law gives no such paper for a visit that ended like this. A refusal is notified where its ground is told in writing; a receipt is given where the matter was taken in.
refusal-assignment-ended = The assignment has ended and cannot change any more.
refusal-assignment-not-late = The assignment is not late.
refusal-assignment-not-reported = The owner has not reported, so there is nothing to look at. Wait for the report, or take the directive back.
refusal-assignment-not-to-report = It was reported or has ended. Wait until its giver has looked at it.
refusal-urged-thing-ended = This is done; there is nothing left to urge.
refusal-inspection-not-begun = The inspection has not begun, or is concluded.
refusal-inspection-not-concluded = The inspection is not concluded.
refusal-inspection-not-planned = The inspection has begun, or was given up.
refusal-recommendation-not-answered = The unit that carries it out has not reported on this recommendation.
refusal-recommendation-not-owed = This recommendation was reported on, or is carried out.
refusal-meeting-not-called = The meeting is open, was held, or was called off.
refusal-meeting-not-open = The meeting is not open, or is over.
refusal-meeting-too-early = The meeting is called for { $on }. Open it on that day.
refusal-urging-not-late = It is not yet time to pass this urging upward.
refusal-urging-not-open = This urging no longer waits for an answer.
refusal-case-ended = The case has ended and cannot be put on a list.
refusal-case-on-list = The case stands on this list already.
refusal-milestone-not-open = This milestone was reached or is no longer in the plan. Open the page again.
refusal-prolonged-contents-left = { $left } contents are not reported as settled. To exhaust the competence is not the end; settle each content, then report it.
refusal-prolonged-ended = The case is done or was taken off the list.
refusal-prolonged-not-planned = The case has no plan, or waits to be confirmed. Make the plan first.
refusal-prolonged-not-settled = The owner has not reported it as settled.
refusal-prolonged-not-to-plan = The case waits to be confirmed or has ended; its plan cannot change.
refusal-paper-issued = The paper was issued and is not changed any more. Draft a replacement and say why.
refusal-paper-not-issued = The edition at hand is not issued yet; correct and issue that one.
refusal-paper-not-built = There is no template for the paper { $form } yet.
refusal-paper-of-another-unit = Another unit issues this paper; only its officials write and issue it.
refusal-public-until = The decision stands in public until { $until }. Wait until then, or choose another reason.
refusal-representatives-of-a-group = A group of { $people } has { $least } to { $most } representatives. Choose again.
refusal-proposal-not-waiting = This proposal has ended or was checked. Load the page again to see what became of it.
refusal-proposal-own = Nobody checks what he proposed himself.
refusal-proposal-waits = This step was proposed and waits. Take the proposal back before proposing it again.
refusal-step-is-yours = This step is yours to take. Take it yourself.
refusal-conflict-of-interest = This person is in a conflict of interest in this case ({ $kind }) and may take no part. The head decides on the declaration, or choose somebody else.
refusal-conflict-of-ones-own = Nobody decides on his own conflict of interest. Leave it to another head or to the superior.
refusal-dossier-joined = This dossier was joined to a case before.
refusal-package-docket-broken = The docket in the package is broken at entry { $entry }. Ask the sender to export it again.
refusal-package-file-changed = The file { $file } of the package has not its hash. Ask the sender to export it again.
refusal-package-file-missing = The package lacks the file { $file }. Ask the sender to export it again.
refusal-package-file-unlisted = The file { $file } of the package is not on its list of hashes. Ask the sender to export it again.
refusal-package-format-unknown = The package was made by a newer program. Update this one and take it in again.
refusal-package-no-list = The package has no list of hashes SHA256SUMS: it is no dossier of a register.
refusal-package-not-a-zip = The file is no whole ZIP. Fetch the package again.
refusal-package-too-large = The package has too many files, or is too large.
refusal-package-unreadable = What the package tells of its case cannot be read.
refusal-voter-petition-not-received = The petition was classified or sent already; reload the page.
refusal-voter-petition-not-owed = This petition no longer waits for an answer.
refusal-voter-petition-not-answered = There is no answer to judge yet.
refusal-voter-petition-not-accepted = The voters are told after the answer was accepted.
refusal-dialogue-not-announced = This dialogue was held or called off already.
refusal-dialogue-not-held = The dialogue has not been recorded as held.
refusal-dialogue-too-early = The dialogue is announced for { $on }. Record it from that day on.
refusal-dialogue-published = This dialogue is public already.
refusal-obstacle-ended = This obstacle has ended.
refusal-obstacle-tied = This case is tied to the obstacle already.
refusal-upward-not-sent = This recommendation no longer waits for an answer.
refusal-upward-not-answered = The recommendation was not answered yet, or has ended.
refusal-study-begun = This petition is being studied already.
refusal-study-not-owed = This petition no longer waits for advice.
refusal-study-not-advised = There is no advice to conclude on yet.
refusal-study-not-concluded = The committee has not concluded, or the citizen was told already.
refusal-study-not-noticed = It ends after the citizen was told in writing.
refusal-study-directives-left = A directive about this petition is still open. Accept its result or withdraw it first.
refusal-unit-keeps-no-such-register = Your unit does not keep this register.
refusal-assignment-over = This assignment has ended already.
refusal-deputy-day-over = This day was held, put off, or the deputy cannot.
refusal-document-struck = This was struck out already.
refusal-excess-by-province-alone = Only a province, by resolution of its People's Council, may exceed the maximum.
refusal-month-not-over = The month is not over. Its sheet can be closed from { $last } on.
refusal-not-received-yet = There is no visit on this matter at a session of the head yet. Record the visit, as on the same matter.
refusal-rate-of-closed-month = The sheet of { $month } is closed. Let the new rate hold from the month after.
refusal-sheet-empty = No day of this month is paid.
refusal-sheet-unchanged = Nothing has changed since the sheet was closed.
refusal-sheet-without-time = { $days } days have no time in fact. Tell it first, then close.
refusal-visit-was-refused = This reception was refused.
refusal-waiting-already = This visit is on the list already.
refusal-waiting-ended = Nobody waits here any more: received or withdrawn.
refusal-cause-of-the-sealed = A denunciation under the seal counts by field and place alone, and is tied to no project or decision.
refusal-warning-closed = This warning is closed and takes no more entries. Where its cause rises again, a new one is raised.
refusal-judged-already = This petition was judged; each is judged once.
refusal-not-answered-yet = There is no answer yet. Judge it once it was answered.
refusal-report-not-sent = The report is not sent, or was accepted or returned already. Look at where it stands.
refusal-commendation-decided = This commendation was decided already.
refusal-seal-keys-missing = The keys of the seal are not on this server: nothing can be opened or sealed. Tell the administrator.
refusal-seal-damaged = What lies under the seal was changed or damaged and cannot be opened. Have the administrator check the register.
refusal-seal-destroyed = The key of this seal was destroyed at the end of its retention; nobody can open it any more.
refusal-seal-not-for-this-unit = This identity is sealed for the body that settles the matter; yours has no key.
refusal-seal-asked-already = You have asked to open it and wait for a second person.
refusal-seal-needs-another = Who asks does not agree for himself; another person is needed.
refusal-seal-needs-second = This body has set that a second person must agree. Send the request first.
refusal-seal-no-custodians = There are no custodians of the recovery key yet.
refusal-protection-not-of-denunciation = Protection goes with a denunciation. Classify the petition as one first.
refusal-protection-runs = A protection of this denunciation runs already. Go on with its dossier.
refusal-protection-not-asked = This request was decided already.
refusal-protection-not-granted = Protection was not granted, or has ended: there is nothing to end.
refusal-protection-not-assessed = The risk was not assessed. Assess it first.
refusal-protection-without-measures = Protection needs a measure. Order one, or end the protection by a decision.
refusal-protection-over = This protection is over.
refusal-protection-measure-ended = This measure has ended.
refusal-protection-case-open = The denunciation was neither concluded nor terminated. Choose another ground.
refusal-protection-written = The written request was received already.
refusal-watch-over = No check is left to be made.
refusal-restoration-told = The accused was told already.
refusal-restoration-needs-consent = The accused has not consented to publicity. Record the answer first.
refusal-restoration-posted = The restoration stands in public already: it cannot be declined.
refusal-restoration-not-posted = Not done yet: publicity is declined, or has stood as long as it must.
refusal-restoration-done = The restoration is done.
refusal-tip-about-that-unit = This concerns whoever leads that unit, so it goes neither there nor below. Choose the superior or the inspectorate.
refusal-tip-closed = This is closed; it opens again by itself when whoever told it sends more.
refusal-tip-not-to-be-asked = Whoever told this does not want to be asked.
refusal-answered-already = This was answered or reported on already.
refusal-emergency-running = The emergency access still runs. End it before you report.
refusal-factor-there-already = It is set up already. End the present one first.
refusal-needs-another-person = Another administrator must do this: neither who asked nor whom it is for.
refusal-file-harmful = This file is harmful and is given to nobody. Ask the sender for another copy.
refusal-file-not-scanned = This file has not been scanned, for the scanner does not answer. Try again in a few minutes.
refusal-picture-not-drawn = This picture cannot be drawn. Download the file to see it.
refusal-own-data-sealed = The sender of this petition is protected: nothing of him is given online. Go to the body that received it with your identity papers.
