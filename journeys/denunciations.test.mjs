// Every way of the procedures of denunciations and recommendations.
import { walkEveryWay } from './stories/every-way.mjs';

await walkEveryWay(['denunciation', 'denunciation.continued', 'recommendation']);
