/** Decides which words show the channel that words came through: a post, an outlet, reporters, a letter, a speech. */
import type { Channel } from "#record";
import { nounsOfPapers } from "./paper-words.ts";
import type { Rule, RuleArea } from "./rule.ts";

export type ChannelRule = Rule & {
  readonly kind: Channel["kind"];
  /** Looked for in the words around the cue, never in the content. The group `name` is how a reader would call the channel. */
  readonly pattern: RegExp;
  /** True where the words tell an occasion at which the speaker goes on to speak in the next sentence. */
  readonly opensSpeech?: true;
};

const PLATFORMS =
  "X|Twitter|Facebook|Telegram|Instagram|Truth Social|TikTok|YouTube|LinkedIn|Threads|Bluesky|Mastodon|Weibo|WeChat|WhatsApp|VK|VKontakte|Reddit|Snapchat";
const OUTLETS = [
  "Reuters|Associated Press|AP|AFP|Agence France-Presse|DPA|ANSA|EFE|TASS|Tass|Interfax|RIA|RIA Novosti|Xinhua|Kyodo|Yonhap|Anadolu|IRNA|WAFA|SANA|SUNA|PTI|ANI|Bloomberg|Ukrinform|UNIAN",
  "BBC|CNN|NBC|ABC|CBS|PBS|NPR|MSNBC|CNBC|Fox|Fox News|Sky|Sky News|ITV|Channel 4|Al Jazeera|Al Arabiya|France 24|Deutsche Welle|DW|Euronews|RT|NHK|CBC|CTV|C-SPAN|RTÉ|ZDF|ARD|TRT|i24",
  "Guardian|Times|Telegraph|Independent|Economist|Financial Times|FT|Wall Street Journal|New York Times|Washington Post|Los Angeles Times|USA Today|Politico|Axios|Newsweek|Time|Atlantic|New Yorker|Le Monde|Le Figaro|Der Spiegel|Die Zeit|Bild|El País|Corriere della Sera|La Repubblica|Haaretz|Jerusalem Post|Kommersant|Izvestia|Vedomosti|Asharq al-Awsat|Asharq Al-Awsat|Global Times|Hindu|Dawn|Straits Times|Globe and Mail|Boston Globe|Huffington Post|HuffPost|BuzzFeed|Vox|Breitbart",
].join("|");
const MEDIUM = "programme|program|show|newspaper|magazine|radio|television|TV|channel|network|news agency|podcast|website";
/** "the BBC's Today programme" has names after the possessive; without it the next capital may begin the content. */
const PROGRAMME = `(?:'s(?: [A-Z][A-Za-z0-9-]*){1,4}|(?: (?:News|Radio|TV|Television|World Service|Newshour)))?(?: (?:${MEDIUM})\\b)?`;
const OUTLET_WORDS =
  "(?:state |local |national |public |private |regional |army |military |community |church )?(?:television|TV|radio|newspaper|news agency|news channel|broadcaster|magazine|news site|website|podcast)";
const MEDIUM_SHOWN = "(?:programme|program|show|podcast|bulletin|breakfast show|phone-in)";
/** Last words of the names of papers and stations; "Radio" and "Canal" open such names. */
const NAMES_OF_OUTLETS =
  "News|Times|Post|Herald|Gazette|Courier|Tribune|Chronicle|Packet|Journal|Observer|Mail|Telegraph|Standard|Star|Sun|Echo|Argus|Mercury|Advertiser|Examiner|Dispatch|Record|Express|Bulletin|Radio|FM|TV|Television|Today|Daily|Review|Monitor|Press|Agency|Sentinel|Register|Wire|Weekly|Brief|Briefing|Newsletter|Globe|Mirror|Independent|Guardian|Inquirer|Enquirer|Ledger|Clarion|Beacon|Intelligencer|Informer|Messenger|Digest|Insider|Magazine|Quarterly|Monthly|Zeitung|Presse|Diario|Diário|Voz|Gazeta|Gazette|Corriere|Giornale|Kurier|Anzeiger|Broadcasting|Network|Channel|Online|Bugle|Watchman|Spectator|Statesman|Economist|Outlook|Scotsman|Listener|Banner|Newsday|Newswire|Letter|Report|" +
  "Zeitung|Tageblatt|Rundschau|Nachrichten|Posten|Bladet|Avis|Avisen|Avisa|Tidende|Tidning|Dagblad|Dagbladet|Nyheter|Krant|Courant|Sanomat|Hírlap|Gazety|Vesti|Novosti|Novine|Dnevnik|Vjesnik|Vestnik|Noticias|Notícias|Jornal|Correio|Folha|Tribuna|Prensa|Matin|Soir|Dépêche|Journal|Shimbun|Shinpo|Ilbo|Ribao|Samachar|Akhbar|Khabar|Haber";
const NAMED_OUTLET = `(?:(?:[A-Z][\\p{L}'-]* (?:(?:&|of|and) )?)*?(?:(?:${NAMES_OF_OUTLETS}|[A-Z]{3,5})(?![\\p{L}-])(?:'s(?: [a-z]+)* ${MEDIUM_SHOWN})?)|(?:Radio|Canal|Télé|Rádió|Channel|Kanal|Kanaal) (?:[A-Z][\\p{L}-]*|\\d+)(?: [A-Z][\\p{L}-]*)*(?:'s(?: [a-z]+)* ${MEDIUM_SHOWN})?)`;
const KIND_OF_TALK =
  "(?:(?:exclusive|rare|recent|separate|brief|lengthy|long|wide-ranging|televised|televized|taped|live|joint|short|new|one-on-one|prime-time) )*";

/** Chambers that have a name of their own; "House" and "Chamber" only with a capital and an article. */
const CHAMBERS =
  "Knesset|Bundestag|Bundesrat|Nationalrat|Sejm|Dáil|Seanad|Oireachtas|Storting|Folketing|Riksdag|Eduskunta|Althing|Saeima|Seimas|Riigikogu|Rada|Duma|Majlis|Majles|Diet|Lok Sabha|Rajya Sabha|Cortes|Skupština|Sabor|Sobranie|Hural|Senedd|Tynwald|Lords|Lower House|Upper House";
const HOUSE =
  "(?:House|Chamber)(?! of (?!Commons|Lords|Representatives|Assembly|Deputies|Delegates|Councillors))(?: of [A-Z][a-z]+)?(?! [A-Z])";
const COMMITTEES =
  "(?:(?:foreign|home|public|defen[cs]e|security|finance|treasury|budget|justice|trade|energy|transport|health|armed|international|external|legal|select|standing|joint|parliamentary|affairs|relations|services|accounts|and) )+(?:sub-?)?committee";
/** People who are talked to in numbers: what is told to them is a speech. */
const LISTENERS =
  "supporters|followers|well-wishers|cadets|graduates|students|worshippers|congregants|pilgrims|mourners|marchers|protesters|demonstrators|strikers|troops|recruits|conscripts|the nation|the faithful|the party faithful|party members|shareholders|the congregation";
/** Adjectives before the noun of a channel: "a strongly worded two-page letter". */
const ADJECTIVES = "(?:(?!(?:the|a|an|to|of|that|with|and|or|in|on|at|by|for|from|who|which|as)\\b)[a-z0-9][a-z0-9-]* ){0,3}";
const OWNER = "(?:an?|the|this|that|his|her|its|their|our|another|one|[A-Z][\\p{L}-]+['’]s|the [a-z]+['’]s)";
const nounsOf = (kind: Channel["kind"]): string => nounsOfPapers(kind).join("|");

export const channelRules: readonly ChannelRule[] = [
  {
    id: "channel.platform",
    kind: "social media",
    pattern: new RegExp(`\\b(?:on|to|via|through) (?:his |her |its |their |the )?(?:[a-z]+ )?(?<name>${PLATFORMS})\\b(?! [A-Z])`),
    reason: "A named platform after 'on' is where the words were posted.",
    example: "She said on Telegram that the port was closed.",
    counterExample: "The vessel was put on show.",
  },
  {
    id: "channel.post",
    kind: "social media",
    pattern:
      /\b(?:in|on|via|with) (?:(?:a|an|another|his|her|its|their|the|two|several|later|earlier|separate) )*(?<name>(?:social[- ]media )?(?:posts?|postings?|messages? on social media)|social media|tweets?|Twitter posts?|Facebook posts?|Telegram posts?)\b/i,
    reason: "A post or social media without a platform's name.",
    example: "In a social media post, the envoy thanked his hosts.",
    counterExample: "The post was vacant.",
  },
  {
    id: "channel.own page",
    kind: "social media",
    pattern: new RegExp(
      `\\b(?:on|via|through|to) ${OWNER} (?:(?:[\\p{L}-]+ ){0,2}(?<name>(?:messaging|social[- ]media|Telegram|broadcast) channel|feed|timeline|livestream|live stream)|(?:(?:official|personal|verified|private|public|own|online|social[- ]media|[A-Z][\\p{L}]+) )+(?<name2>account|page|profile|channel|feed))(?![\\p{L}-])|(?<=\\b(?:said|says|wrote|writes|announced|confirmed) (?:on|via|through) (?:his|her|their) )(?<name3>channel|page)(?![\\p{L}-])`,
      "u",
    ),
    reason: "A channel, an account or a page that the speaker keeps himself.",
    example: "She wrote on her messaging channel that the list stood.",
    counterExample: "She said on account of the weather that the ferry was late.",
  },
  {
    id: "channel.online",
    kind: "social media",
    pattern:
      /\b(?<name>(?:post(?:s|ed|ing)?|wrote|writes|writing|shared|published) online|in an online (?:post|posting|message|thread|video|statement)|in (?:a|another|the same) (?:[a-z-]+ )?(?:thread|livestream|live stream)|(?:video|clip|message|picture|photograph|recording|note)s? (?:posted|shared|uploaded) (?:online|(?:on|to) (?:social media|[A-Z][\p{L}]+|(?:his|her|its|their) )))/u,
    reason: "Words put on the net without a platform's name.",
    example: "She said in a video shared online that the list stood.",
    counterExample: "She said the thread of the talks was lost.",
  },
  {
    id: "channel.reporters",
    kind: "reporters",
    pattern:
      /\b(?:told|telling|tells|tell|informed|assured|briefed|(?:said|say|spoke|speaking|talking|talked|remarks|comments|statement|statements|added) to|(?:speaking|spoke|talking|talked) with|(?:asked|questioned|pressed|quizzed) by|questions? (?:from|by)|shouted (?:to|at)) (?:(?:a|the|his|her|a (?:group|handful|scrum|pool|huddle|gaggle|crowd) of|several|some|assembled|gathered|local|foreign|visiting|waiting|travelling|traveling|newspaper|television|radio|business|state|regional|international|the regional|accredited|palace|parliamentary) )*(?<name>reporters|journalists|the press|the media|newsmen|correspondents|cameras|camera crews|news crews|press pack)\b|(?<=\b(?:told|telling|tells|tell) )(?<name3>(?:our|this|the paper's|a) (?:own )?(?:correspondents?|reporters?))\b|\b(?:come|came|comes|stepped|stepping|appeared|spoke|speaking|emerged) (?:out )?(?:to|before|in front of) (?:the |waiting )*(?<name2>cameras|microphones|camera crews)\b|\b(?:in|during|on) (?:a|the|his|her) (?<name4>doorstep)\b(?! (?:of|at))/i,
    reason: "Words to reporters without an outlet's name.",
    example: "He told a scrum of reporters that the list was ready.",
    counterExample: "Reporters waited outside.",
  },
  {
    id: "channel.interview",
    kind: "interview",
    pattern: new RegExp(
      `\\b(?:in|during) (?:an?|the|his|her|their|a pair of|two|several)? ?${KIND_OF_TALK}(?:telephone |phone |television |TV |radio |video |email )?(?<name>interviews?)\\b|\\b(?<name2>(?:when |while |if )?interviewed (?:by|on|for|in|at|about|late|yesterday|last))\\b`,
      "i",
    ),
    reason: "An interview, with or without the outlet.",
    example: "In an interview with a local paper she ruled it out.",
    counterExample: "The interview was long.",
  },
  {
    id: "channel.outlet",
    kind: "outlet",
    pattern: new RegExp(
      `\\b(?:told|tell|tells|telling|informed|on|(?:speaking|spoke|said|talking|talked) (?:to|on)) (?:the |a )?(?<name>(?:(?:${OUTLETS})\\b${PROGRAMME}|${OUTLET_WORDS}\\b))(?! (?:report|article|story|poll|survey|reporter|correspondent|Square|magazine))`,
    ),
    reason: "A news outlet as the one told or the place of the appearance.",
    example: "The minister told Reuters the talks would resume.",
    counterExample: "The Times Square crowd was quiet.",
  },
  {
    id: "channel.named outlet",
    kind: "outlet",
    pattern: new RegExp(
      `(?<=\\b(?:told|tell|tells|telling) (?:(?:the|this|our) )?)\\b(?<name>(?:(?:[a-z-]+ )?(?:paper|daily|weekly|broadcaster|channel|newspaper|news agency|agency|station|news site|magazine|journal|website) )?${NAMED_OUTLET})(?= (?:that|it|he|she|they|his|her|on|in|the|there|afterwards|later|by|numbers|only)\\b|[.,:;"”]|$| [a-z“"])`,
      "u",
    ),
    reason: "Whoever is told in capitals or by the name of a paper is an outlet.",
    example: "Marsk told the Keld Courier that the list was ready.",
    counterExample: "Marsk told Ansgard that the list was ready.",
  },
  {
    id: "channel.written in",
    kind: "outlet",
    pattern: new RegExp(
      `(?<=\\b(?:wrote|writes|writing|argued|argues|said|says) (?:on [A-Z][a-z]+day )?in )(?<name>(?:(?:the |(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day's )${NAMED_OUTLET}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day's [A-Z][\\p{L}-]+(?: [A-Z][\\p{L}-]+)*))(?![\\p{L}-])`,
      "u",
    ),
    reason: "Whatever one writes in and is a paper by its name or has an issue of the day.",
    example: "She wrote in Friday's Keld Ekko that the list stood.",
    counterExample: "She wrote in the Courtyard that the list stood.",
  },
  {
    id: "channel.press conference",
    kind: "press conference",
    pattern: new RegExp(
      `(?:\\b(?:at|in|during|after) |(?<=\\btold ))(?:an?|the|his|her|its|their|this|that|another) ?(?:[a-z'-]+ )?${KIND_OF_TALK}${ADJECTIVES}(?<name>(?:press|news|media) (?:conference|briefing|call|availability|statement)|briefing|presser|conference call)\\b`,
      "i",
    ),
    reason: "A conference or briefing for the press.",
    example: "At a joint press conference both ministers praised the text.",
    counterExample: "The press conference room was empty.",
  },
  {
    id: "channel.text message",
    kind: "other",
    pattern:
      /\b(?:in|by|via|with) (?:an?|another|his|her|their) (?:[a-z]+ )?(?<name>text message|voice (?:message|note)|voicemail|text(?! (?:released|issued|published|circulated|of|adopted|agreed))|audio clip|(?:video|audio|recorded|taped) message|tape|recording|video|audio recording|videotape)\b(?! (?:studio|link|call|conference))|\b(?:by|via) (?:[a-z]+ )?(?<name2>text message|voice message|voicemail|text)\b|\b(?<name3>texted|texts to say|messaged|(?:in|from) (?:the )?(?:leaked |official )?minutes)\b/i,
    reason: "A message to one person's telephone is neither letter nor call.",
    example: "She said in a text message that the list stood.",
    counterExample: "The text was agreed.",
  },
  {
    id: "channel.letter",
    kind: "letter",
    pattern: new RegExp(
      `\\b(?:in ${OWNER}|(?:by|with|through|via) (?:an?|the|his|her|its|their|another)|in(?= (?:[a-z-]+ )?(?:letters|notes|memos|cables|e-?mails)\\b)|(?:by|via)(?= (?:e-?mail|letter|fax)\\b)) ${ADJECTIVES}(?<name>(?:${nounsOf("letter")}|note verbale|(?:position )?paper(?= (?:circulated|sent|handed|submitted|tabled|addressed|to\\b))|non-paper|message(?= (?:to|addressed)\\b))s?)(?![\\p{L}-])(?! of (?!protest|\\d|[A-Z]))`,
      "iu",
    ),
    reason: "A letter or another written message to somebody.",
    example: "In a hand-delivered letter to the council he asked for monitors.",
    counterExample: "The letter struck a note of caution.",
  },
  {
    id: "channel.court papers",
    kind: "court",
    pattern:
      /\b(?:in|by|with|through) (?:an?|the|its|his|her|their) (?:[a-z-]+ )?(?<name>(?:court|legal) (?:filing|papers|brief|submission)|affidavit|witness statement|(?:written )?(?:ruling|judgment|verdict))\b|\b(?:told|telling|tells) (?:an?|the) (?:[a-z-]+ )?(?<name2>inquest|inquiry|magistrates?|coroner|arbitration panel|bench)\b|\b(?<name3>under oath|from the dock|from the witness box)\b/i,
    reason: "Words spoken before judges or filed with them.",
    example: "She said in an affidavit that the list stood.",
    counterExample: "The court papers blew off the table.",
  },
  {
    id: "channel.written statement",
    kind: "written statement",
    pattern: new RegExp(
      `\\b(?:in ${OWNER}|(?:through|via|with|by) (?:an?|the|his|her|its|their|another|one)) ${ADJECTIVES}(?<name>statement(?! to (?:the )?(?:[A-Z][a-z]+ )?(?:House|[Pp]arliament|Senate|Commons|assembly|chamber|deputies|MPs|lawmakers))|communiqu[eé]|press release|news release|declaration|readout|op-ed|opinion piece|editorial|column|article|essay|book|memoir|blog post|report|filing)s?(?![\\p{L}-])|\\bin(?: ${OWNER}|(?= (?:[a-z-]+ )?(?:written|answers|replies|responses|statements|leaflets|flyers|pamphlets|advertisements)\\b)) ${ADJECTIVES}(?<name2>(?:${nounsOf("written statement").replaceAll(/\b(?:statement|report|declaration|essay|filing|op-ed|editorial|column|affidavit|reply|response|notice)\|?/gu, "")}|advertisements?|joint appeal|open appeal|white paper|fact sheet|hand-?out|poster|written (?:answers?|repl(?:y|ies)|responses?|remarks|comments)|(?:answers?|repl(?:y|ies)|responses?) to (?:written |e-?mailed |our )?questions|text (?:released|issued|published|circulated))s?)(?![\\p{L}-])(?! of)|\\bin ${OWNER} ${ADJECTIVES}(?<name3>notice)(?![\\p{L}-])`,
      "iu",
    ),
    reason: "A text put out under the speaker's name.",
    example: "In a flyer handed out on Monday the union called for calm.",
    counterExample: "The statement was never read, and they left at short notice.",
  },
  {
    id: "channel.sent",
    kind: "letter",
    pattern:
      /\b(?<name>(?:e-?mailed|faxed|cabled)(?! (?:[a-z]+ )?(?:statement|repl|comments|answers?|remarks|response))|(?<!\b(?:who|which|after|when|having) (?:had |has |have )?)(?:wrote|writes|writing|written) (?:back )?to (?:the|his|her|its|their|all|both|each|every|[A-Z]))/u,
    reason: "Whoever mails, cables or writes to somebody sends a letter.",
    example: "The spokesman emailed that the list stood.",
    counterExample: "The spokesman wrote that the list stood.",
  },
  {
    id: "channel.speech",
    kind: "speech",
    pattern: new RegExp(
      `\\b(?:in|during|at|with) ${OWNER} ${KIND_OF_TALK}${ADJECTIVES}(?<name>speech|address|sermon|homily|toast|keynote|eulogy|lecture)(?:es|s)?\\b(?! (?:of|book|list))|\\b(?:in|during|at) (?:an?|the|his|her|its|their|another|this) (?:[a-z-]+ )?${KIND_OF_TALK}(?<name4>remarks|rally|debate|town hall|campaign rally|campaign stop|campaign event|fundraiser|ceremony|forum|(?<!video )conference|summit|(?:memorial|church) service|funeral|inauguration)\\b|\\bin (?:opening|closing|introductory|prepared|televised|introductory|welcoming) (?<name5>remarks|address(?:es)?)\\b|\\b(?:addressing|speaking (?:at|to|before)) (?:an?|the|his|her|their) (?:[a-z-]+ ){0,2}(?<name2>rally|crowd|congress|conference|meeting|audience|assembly|gathering|supporters|members|summit|dinner|congregation|opening|launch|unveiling|inauguration|funeral|commemoration|ceremony|forum|seminar|luncheon)\\b|\\b(?:addressing|addressed|speaking to|told|telling|tells) (?:(?:his|her|its|their|thousands of|hundreds of|dozens of|cheering|party|newly [a-z]+|the [a-z]+'s|young) )*(?<name3>${LISTENERS})\\b(?!['’])|\\bfrom (?:the|a|his|her) (?<name6>pulpit|podium|rostrum|lectern|balcony)\\b|\\bin (?:his|her|its|their|a|an|the) (?:[a-z]+ )?(?:New Year|Christmas|Easter|Independence Day|[A-Z][a-z]+ Day|holiday) (?:[a-z'’]+ )?(?<name7>message|greetings?)\\b`,
      "iu",
    ),
    reason: "Words spoken to an audience.",
    example: "In his speech to the cadets the president promised a vote.",
    counterExample: "The address on the parcel was wrong.",
  },
  {
    id: "channel.audience",
    kind: "speech",
    pattern:
      /(?<=\b(?:told|telling|tells) (?:an?|the) (?:(?:(?!regional|national|provincial|state|federal|legislative|island)[a-z-]+) ){0,2})(?<name>session|meeting|crowd|rally|congress|assembly|gathering|audience|congregation|plenary|conference|hearing|forum|seminar|symposium|summit|luncheon|dinner)\b(?!['’]| (?:line|room|hall|member|table|centre|center))/,
    reason: "Words spoken to people gathered.",
    example: "She told the closed session that the figure was too low.",
    counterExample: "She told the mayor of the session.",
  },
  {
    id: "channel.on the air",
    kind: "outlet",
    pattern:
      /\b(?:on|in|during) (?:an?|the|his|her|its|their|this|last night's|yesterday's|[A-Z][a-z]+day's|[A-Z][\p{L} ]+'s) (?:(?!of\b)[a-z-]+ ){0,3}(?<name>(?:(?:radio|television|TV|talk|breakfast|morning|evening|current affairs|late-night|news|chat|politics) )+(?:programme|program|show|panel|bulletin|debate|phone-in)|phone-in|podcast|(?:programme|program) (?=[A-Z])[\p{L} ]+)(?![\p{L}-])|\b(?:told|telling|tells) (?:[a-z-]+ )?(?<name2>viewers|listeners|television audiences)\b|\bon (?<name3>(?:breakfast|morning|evening|late-night|live|national|state) (?:television|TV|radio)|air)(?![\p{L}-])(?! (?:strikes?|traffic|travel|power|force|defen[cs]e))|\bin an? (?:[a-z-]+ )?(?<name4>(?:television|TV|radio) (?:appearance|debate|panel|programme|broadcast))\b/u,
    reason: "A programme of radio or television, a podcast or those who listen to it.",
    example: "She said on a morning radio show that the list stood.",
    counterExample: "She said on a panel of judges that the list stood.",
  },
  {
    id: "channel.carried by",
    kind: "outlet",
    pattern:
      /\b(?:carried|broadcast|aired|published|quoted|cited|reported|run) (?:live )?(?:by|on|in) (?:(?:the|a|an) )?(?<name>(?:[a-z]+ ){0,2}(?:[A-Z][\p{L}'-]* ){0,4}(?:news agency|agency|television|TV|radio|newspaper|daily|weekly|channel|network|station|broadcaster|website|magazine|News|Times|Post|Herald|Courier|Tribune|Gazette))\b/u,
    reason: "Words that an outlet carried came through it.",
    example: "In remarks carried by the Orsa News agency he shrugged it off.",
    counterExample: "The plan was carried by two votes.",
  },
  {
    id: "channel.outlet quoted",
    kind: "outlet",
    pattern:
      /\b(?<name>(?:(?:[Ss]tate|[Oo]fficial|[Nn]ational|[Ll]ocal|[Pp]ublic|[Aa]rmy) )(?:news )?(?:television|TV|radio|media|news agency|newspaper|broadcaster|agency)|[Tt]he (?:[a-z]+ )?(?:daily|weekly|newspaper|paper|broadcaster|news agency|agency|magazine|station|website|channel) (?:[A-Z][\p{L}'-]+ ?){1,3}(?<! ))(?:(?<= |[a-z]) ?(?:in|of) [A-Z]\p{L}+)?(?= (?:has |had )?(?:quoted|cited|quotes|cites)\b)/u,
    reason: "Whoever quotes somebody is an outlet when it is a station or a paper.",
    example: "State television quoted the minister as saying no.",
    counterExample: "State television went dark.",
  },
  {
    id: "channel.told a medium",
    kind: "outlet",
    pattern:
      /(?<=\b(?:told|telling|tells|tell) )(?<name>(?:(?:this|our) (?:paper|newspaper|journal|magazine|website|site|blog|live blog|station|programme|program|podcast|column|newsletter|bulletin)|(?:the |a )?(?:[\p{L}-]+ ){0,3}(?:paper|daily|weekly|broadcaster|channel|newspaper|agency|station|site|magazine|journal|website|programme|podcast) (?:[A-Z][\p{L}-]*)(?: [A-Z][\p{L}-]*){0,3}))/u,
    reason: "Whoever is told and is a paper, a channel or a station is an outlet, whatever its name.",
    example: "She told the regional channel Marsk that the list stood.",
    counterExample: "She told the regional council that the list stood.",
  },
  {
    id: "channel.posts",
    kind: "social media",
    pattern: /\b(?<name>posts|posted|tweets|tweeted)(?=\s*(?:[:,"“]|that\b|$))/,
    reason: "Posting is speaking on social media, named or not.",
    example: 'Marsk posted: "No deal."',
    counterExample: "The guard was posted on the bridge.",
  },
  {
    id: "channel.posted on",
    kind: "social media",
    pattern:
      /(?<=\b(?:posted|posting|posts|tweeted) (?:on|to) )(?<name>(?:her |his |their |its )?[A-Z][\p{L}]+(?: (?:account|page|channel))?)/u,
    reason: "Whatever one posts on is a platform.",
    example: "The co-chair posted on Quill that the vote was safe.",
    counterExample: "The guard was posted on the bridge.",
  },
  {
    id: "channel.on a station",
    kind: "outlet",
    pattern:
      /(?<=\b(?:on|(?:said|spoke|speaking|added) to) (?:the )?)(?<name>(?:[A-Z][\p{L}-]+ ){0,2}(?:Radio|Television|FM)(?: [A-Z][\p{L}-]+| \d+)?|(?<=\b(?:said|says|say|spoke|speaking|appeared|appearing|added|announced) on (?:the )?)(?:[A-Z][\p{L}-]+ ){0,2}TV(?: [A-Z][\p{L}-]+| \d+)?)(?![\p{L}-])(?! [A-Z])/u,
    reason: "Whatever one says a thing on and is a station by its name.",
    example: "She said on Radio Keld that the list stood.",
    counterExample: "She said the radio was old.",
  },
  {
    id: "channel.described platform",
    kind: "social media",
    pattern:
      /\bon (?:the |a )(?:[a-z-]+ )?(?<name>(?:messaging|social|networking|microblogging|chat|video-sharing|social media|social network) (?:site|app|platform|service|network)(?: [A-Z][\p{L}]+)?)/u,
    reason: "A platform told by what it is, with or without its name.",
    example: "She wrote on the messaging site Quill that the list stood.",
    counterExample: "She wrote on the building site that the list stood.",
  },
  {
    id: "channel.on a platform",
    kind: "social media",
    pattern:
      /(?<=\b(?:said|says|wrote|writes|announced|confirmed|complained|declared) on )(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May\b|June|July|August|(?:Sept|Nov|Dec)ember|October|Christmas|Easter|Thanksgiving|Eid|Ramadan|Passover|Diwali|New\b|Good\b|Boxing\b|[A-Z][\p{L}-]+ (?:Day|Eve)|(?:[A-Z][\p{L}-]+ ){0,2}(?:Radio|TV|Television|FM|News))(?<name>[A-Z][\p{L}]+)(?= (?:overnight|earlier|late|early|that|yesterday|last|shortly|on|afterwards)\b|[.:;]|$)/u,
    reason: "Whatever one writes or says a thing on and is no day and no station is a platform.",
    example: "She said on Quillpage overnight that the list stood.",
    counterExample: "She said on Monday that the list stood.",
  },
  {
    id: "channel.in writing",
    kind: "written statement",
    pattern:
      /(?<=\b(?:said|says|say|replied|answered|responded|wrote|confirmed|complained|objected|stated|reply|replying) (?:[\p{L}-]+ ){0,3})(?<name>in writing)\b|\b(?:said|says|announced|published|wrote|posted) on (?:its|his|her|their|the [a-z]+'s) (?:[a-z]+ )?(?<name2>website|web site|homepage|site)\b/u,
    reason: "Words that the speaker put down or put on a site of his own.",
    example: "The importers replied in writing that the ban must go.",
    counterExample: "The writing on the wall was old.",
  },
  {
    id: "channel.made statement",
    kind: "written statement",
    opensSpeech: true,
    pattern: new RegExp(
      `\\b(?:issu(?:ed|es|ing)|put(?:s|ting)? out|releas(?:ed|es|ing)|publish(?:ed|es|ing)|circulat(?:ed|es|ing)|distribut(?:ed|es|ing)|hand(?:ed|ing) out|read(?:s|ing)? out) ${OWNER} ${ADJECTIVES}(?<name>statement|communiqu[eé]|press release|declaration|notice|bulletin|readout|leaflet|flyer|pamphlet|advisory|proclamation|manifesto)(?![\\p{L}-])`,
      "iu",
    ),
    reason: "Whoever puts a text out speaks in it.",
    example: "The ministry issued a terse statement calling for calm.",
    counterExample: "The ministry issued a permit calling it final.",
  },
  {
    id: "channel.made letter",
    kind: "letter",
    pattern: new RegExp(
      `\\b(?:sent|sends|sending|wrote|writes|written|writing|addressed|addresses|delivered|handed (?:over )?) ${OWNER} ${ADJECTIVES}(?<name>letter|note|memo|memorandum|cable|petition|circular|e-?mail|telegram)(?![\\p{L}-])`,
      "iu",
    ),
    reason: "Whoever sends a letter speaks in it.",
    example: "The council sent a two-page letter demanding calm.",
    counterExample: "The council sent a boat demanding calm.",
  },
  {
    id: "channel.made speech",
    kind: "speech",
    opensSpeech: true,
    pattern: new RegExp(
      `\\b(?:gave|gives|giving|delivered|delivers|delivering|made|makes|making) ${OWNER} ${ADJECTIVES}(?<name>speech|address|sermon|toast|eulogy|lecture|keynote)(?![\\p{L}-])|\\baddress(?:ed|es|ing) (?:(?:his|her|its|their|the|a|an|thousands of|hundreds of|cheering|party) )*(?<name2>crowd|rally|congress|gathering|congregation|conference|nation|${LISTENERS})(?![\\p{L}-])`,
      "iu",
    ),
    reason: "Whoever gives a speech speaks in it.",
    example: "She is addressing supporters outside the lodge.",
    counterExample: "She is addressing the envelope.",
  },
  {
    id: "channel.made conference",
    kind: "press conference",
    opensSpeech: true,
    pattern: new RegExp(
      `\\b(?:gave|gives|giving|held|holds|holding|called|calls|calling) ${OWNER} ${ADJECTIVES}(?<name>(?:press|news) (?:conference|briefing))(?![\\p{L}-])`,
      "iu",
    ),
    reason: "Whoever gives a conference for the press speaks there.",
    example: "The minister gave a press conference at noon.",
    counterExample: "The minister left the press conference at noon.",
  },
  {
    id: "channel.met the press",
    kind: "reporters",
    opensSpeech: true,
    pattern:
      /\b(?:stop(?:s|ped)?|paus(?:es|ed)|com(?:es?|ing)|came|step(?:s|ped)|emerg(?:es|ed)|fac(?:es|ed)|took questions from|takes questions from) (?:out )?(?:briefly )?(?:(?:for|to|before|in front of) )?(?:the |a few |waiting )*(?<name>cameras|microphones|reporters|journalists)\b/i,
    reason: "Whoever stops for the cameras speaks to reporters.",
    example: "The envoy stopped for the cameras on her way out.",
    counterExample: "The envoy stopped for a coffee on her way out.",
  },
  {
    id: "channel.call",
    kind: "call",
    pattern:
      /\b(?:in|during|on|by) (?:an?|the|his|her|their|another|this) (?:[a-z-]+ )?(?<name>(?:(?:tele)?phone |video |conference )?call|telephone conversation|phone conversation|video (?:link|conference))\b(?! for)|\b(?:in|during) (?:[a-z]+ )?(?<name3>(?:tele)?phone (?:conversations|calls)|video calls)\b|\b(?:by|via|over the|on the(?= (?:tele)?phone (?:to|from|on|late|early|that)\b)) (?:(?:satellite|mobile|cell|crackly) )?(?<name2>phone|telephone|video ?link)\b|\b(?<name4>(?:tele)?phoned (?:in )?to say|rang (?:in |up )?to say)\b/i,
    reason: "Words spoken over the telephone or by video.",
    example: "In a phone call the premier asked for time.",
    counterExample: "In a call for peace the premier stayed vague.",
  },
  {
    id: "channel.parliament",
    kind: "parliament",
    pattern: new RegExp(
      `\\b(?:told|to|in|before|on the floor of) (?:(?:the|a|an|his|her|its|their|our) )?(?:(?:[A-Z][a-z]+|joint|select|house|senate|parliamentary) ){0,3}(?<name>(?:parliament|Parliament|Congress|Senate|House of Commons|the Commons|House of Lords|House of Representatives|(?:regional|national|provincial|state|federal|legislative|island|constituent) (?:assembly|parliament|legislature)|lawmakers|legislators|MPs|MEPs|National Assembly|Security Council|General Assembly|committee(?: hearing)?|hearing))\\b|\\b(?:told|telling|tells|in|to|before) the (?<name2>(?:${CHAMBERS}|${HOUSE}|upper house|lower house|upper chamber|lower chamber|${COMMITTEES}))(?![\\p{L}-])|\\b(?:told|telling|tells) (?:the )?(?<name3>deputies|senators|peers|backbenchers|congressmen|assembly members|members of (?:the )?(?:parliament|assembly|congress|house|senate|legislature)|chamber(?! of)|legislature|legislative council)\\b(?!['’])|\\bin (?:an?|the|his|her|its) (?:written )?(?<name4>parliamentary (?:answer|reply|response|statement|debate|question)|(?:written )?(?:answer|reply) to (?:an? )?(?:[a-z]+ )?(?:MP|deputy|senator|lawmaker|parliamentary question)|statement to (?:the )?(?:[A-Z][a-z]+ )?(?:House|[Pp]arliament|Senate|Commons|assembly|chamber|deputies|MPs|lawmakers))|\\b(?<name5>(?:at|during) (?:prime minister's |oral )?question(?: time|s)(?= |,)|from the (?:dispatch|despatch) box|in evidence to)\\b`,
      "u",
    ),
    reason: "Words spoken before a parliament, an assembly or its committee.",
    example: "The minister told the House that the road was open.",
    counterExample: "Parliament was in recess; the aide told the White House.",
  },
  {
    id: "channel.court",
    kind: "court",
    pattern:
      /\b(?:told|to|in|before) (?:(?:the|a|an) )?(?:(?:[A-Z][a-z]+|federal|military|high|supreme) ){0,3}(?<name>court(?: papers| documents| filings)?|jury|judge|judges|tribunal|testimony)\b/,
    reason: "Words spoken or filed before a court.",
    example: "The general told the court that he had obeyed orders.",
    counterExample: "The court was full.",
  },
];

export const channelArea: RuleArea = {
  area: "channels",
  rules: channelRules,
  matches: (ruleId, text) => channelRules.some((rule) => rule.id === ruleId && rule.pattern.test(text)),
};

/** The words that show what a statement answers; the group `what` holds the thing answered. */
export const responsePattern =
  /\b(?:in (?:response|reaction|answer|reply) to|responding to|reacting to|replying to|answering|(?:when |if )?asked (?:about|whether|if|why|how|what|for|by)|questioned about|pressed (?:on|about)|confronted with|commenting on) /i;
