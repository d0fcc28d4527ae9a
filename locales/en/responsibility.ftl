# Responsibility of heads
responsibility-title = Responsibility of heads
responsibility-lede = Measure by measure, each with its formula; never added up to one score, never ranked.
responsibility-period = Period { $period }.
responsibility-alone = This unit alone, without those below it; beside units of its kind and level under the same superior.
responsibility-units = Units
responsibility-measures = Measures
responsibility-measure = Measure
responsibility-share = Share
responsibility-part = Part
responsibility-whole = Whole
responsibility-middle = Middle of like units
responsibility-middle-of = { $share } of { $count } units
responsibility-too-few = Fewer than 3 units to compare with
responsibility-above = Seen by the superior only
responsibility-duty = Periodic reception
responsibility-duty-formula = Days on which the head received in person, divided by the days the law asks for in the whole months that have ended
responsibility-terms = Terms kept
responsibility-terms-formula = Decisions and conclusions issued in time, divided by all that were issued
responsibility-reversed = Reversed at the second instance
responsibility-reversed-formula = Second decisions that amended or annulled a decision of the unit, divided by the second decisions on its cases
responsibility-upward = Petitions sent upward
responsibility-upward-formula = Petitions within the competence of the unit that went to a unit above, divided by these and those it received itself
responsibility-recommendations = Recommendations undone
responsibility-recommendations-formula = Recommendations of inspections due in the period and not carried out, divided by those that were due
responsibility-directives = Directives undone
responsibility-directives-formula = Directives due in the period and not done, divided by those that were due
responsibility-neglected = Petitions left unprocessed
responsibility-neglected-note = Warnings under { $article }: where a petition is left unprocessed without good reason, the head is disciplined.
responsibility-removal-note = From day { $days } after receipt: removal from office.
responsibility-none-neglected = No petition has been left for long
responsibility-all-neglected = All petitions left unprocessed
responsibility-days = Days
responsibility-stand = Warning
responsibility-last-day = Last day
responsibility-warned = First warning
responsibility-warned-last = Second warning
responsibility-removal = Discipline is due
responsibility-neglected-count = { $count ->
    [one] { $count } petition of the unit has been left unprocessed
   *[other] { $count } petitions of the unit have been left unprocessed
 }
responsibility-satisfaction = Satisfaction
responsibility-satisfaction-formula = Marks that those who filed gave (1–5), divided by the best they could give; shown from five marks up
