/** Decides which nouns after the name of a state or its adjective mean the state itself, one of its organs, or a group of its people. */

/** "the Russian side", "the Ukrainian government": the state itself speaks. */
export const STATE_ITSELF: ReadonlySet<string> = new Set(
  "government governments side administration leadership authorities authority regime state republic cabinet officialdom".split(" "),
);

/** One-word organs: "US intelligence", "the Iranian parliament". They act for the state. */
export const ORGAN_NOUNS: ReadonlySet<string> = new Set(
  `intelligence military army navy parliament treasury congress embassy presidency police legislature judiciary consulate senate senates junta
  ministry department agency commission council court bank service services command fleet corps guard cabinet secretariat mission office assembly committee bureau forces force troops`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Words that stand before an organ noun and belong to it: "foreign ministry", "armed forces", "supreme court". */
export const ORGAN_MODIFIERS: ReadonlySet<string> = new Set(
  `foreign defence defense interior finance justice energy health trade commerce economy economic intelligence security national supreme central armed air coast border federal state constitutional special military
  treasury culture education transport agriculture environment oil petroleum election electoral human rights high atomic nuclear space permanent naval ground land peacekeeping secret general external
  internal public prime presidential transitional sovereign interim ruling revolutionary republican northern southern eastern western central`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Organs that need such a word before them: "Russian office" is no organ, "the Russian foreign ministry" is. */
export const ORGAN_NEEDS_MODIFIER: ReadonlySet<string> = new Set(
  "ministry department agency commission council court bank service services command guard office committee bureau force corps".split(" "),
);

/** People and bodies of people that act for the state but are not the state: "Ukrainian officials", "the Ukrainian delegation". */
export const GROUP_NOUNS: ReadonlySet<string> = new Set(
  `officials diplomats negotiators envoys mediators leaders ministers lawmakers legislators senators commanders generals soldiers troops forces aides advisers advisors representatives delegates authorities
  intelligence-officials delegation team negotiating-team mission peacekeepers allies partners leaders envoys ambassadors inspectors mediators capitals counterparts rebels fighters militias militia insurgents militants separatists
  presidents chiefs experts spies interlocutors facilitators parliamentarians observers monitors politicians prosecutors spokesmen airmen sailors marines`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Those of the group nouns that are one body with a lead. */
export const BODY_NOUNS: ReadonlySet<string> = new Set(["delegation", "team", "mission"]);

/** Nouns for what an actor does: in "a Russian refusal" the state acts, in "Russian oil" it does not. */
export const ACTION_NOUNS: ReadonlySet<string> = new Set(
  `refusal acceptance proposal offer demand demands rejection objection objections attack attacks strike strikes invasion withdrawal response reply statement statements request pledge promise threat threats warning
  warnings intention intentions position positions stance view views interest interests concern concerns condition conditions insistence agreement approval consent decision decisions move moves effort efforts bid
  pressure push plan plans draft suggestion suggestions initiative initiatives policy request requests veto support opposition resistance retreat advance offensive counteroffensive aggression assault assaults
  bombardment shelling raid raids incursion blockade sanctions announcement announcements denial denials commitment commitments concession concessions mediation diplomacy counterproposal counter-proposal call calls
  claim claims allegation allegations accusation accusations ultimatum assessment assessments vote votes abstention signature ratification participation presence absence involvement insistence desire willingness
  readiness reluctance capability capabilities ambitions ambition aims aim goals goal intent`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
