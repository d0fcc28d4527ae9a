// Every way of the procedures of complaints.
import { walkEveryWay } from './stories/every-way.mjs';

await walkEveryWay(['complaint.first', 'complaint.second', 'complaint.discipline.first', 'complaint.discipline.second']);
