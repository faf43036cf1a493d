/** Lists every area of rules, so that each rule can be explained and tried on its own example. */
import { actWordRules } from "./act-words.ts";
import { actorArea } from "./actor-rules.ts";
import { capabilityWordRules } from "./capability-words.ts";
import { chanceWordRules } from "./chance-words.ts";
import { channelArea } from "./channels.ts";
import { conditionWordRules } from "./condition-words.ts";
import { cueArea } from "./cue-verbs.ts";
import { dateArea } from "./date-words.ts";
import { estimativeWordRules } from "./estimative-words.ts";
import { hedgeWordRules } from "./hedges.ts";
import { instrumentWordRules } from "./instrument-words.ts";
import { intentWordRules } from "./intent-words.ts";
import { judgementWordRules } from "./judgement-words.ts";
import { meetingArea } from "./meeting-verbs.ts";
import { outlookWordRules } from "./outlook-words.ts";
import { pointRules } from "./points.ts";
import type { RuleArea } from "./rule.ts";
import { silenceArea } from "./silence-words.ts";
import { stanceFrameRules } from "./stance-frames.ts";
import { stanceWordRules } from "./stance-words.ts";

export const allRuleAreas: readonly RuleArea[] = [
  actorArea,
  cueArea,
  channelArea,
  silenceArea,
  dateArea,
  meetingArea,
  instrumentWordRules,
  pointRules,
  stanceWordRules,
  stanceFrameRules,
  hedgeWordRules,
  conditionWordRules,
  estimativeWordRules,
  capabilityWordRules,
  intentWordRules,
  judgementWordRules,
  chanceWordRules,
  outlookWordRules,
  actWordRules,
];
