import { describe, expect, it } from "vitest";
import { findChannel } from "../attribution/find-channel.ts";

/** Kind and name of the channel in words around a cue; undefined for none. */
function check(words: string, expected: string | undefined): void {
  it(words, () => {
    const channel = findChannel(words, [{ start: 0, end: words.length }]);
    expect(channel === undefined ? undefined : `${channel.kind}: ${channel.name}`).toBe(expected);
  });
}

describe("findChannel", () => {
  check("she said on X", "social media: X");
  check("she wrote in a social media post", "social media: social media post");
  check("he told reporters on Sunday", "reporters: reporters");
  check("he told Reuters Iran", "outlet: Reuters");
  check("he told the BBC's Today programme", "outlet: BBC's Today programme");
  check("he told state television", "outlet: state television");
  check("in an interview with a local paper she said", "interview: interview");
  check("at a joint press conference in Geneva she said", "press conference: press conference");
  check("in a letter to the council she said", "letter: letter");
  check("she said in a joint statement", "written statement: statement");
  check("in a televised address she said", "speech: address");
  check("she said by phone", "call: phone");
  check("the minister told parliament", "parliament: parliament");
  check("she told the Keld Courier on Monday", "outlet: Keld Courier");
  check("she told Lena Marsk on Monday", undefined);
  check("she told the closed session", "speech: session");
  check("he posted on Quill", "social media: Quill");
  check("he told a news conference", "press conference: news conference");
  check("she said in a text message", "other: text message");
  check("he said in remarks carried by the Orsa News agency", "outlet: Orsa News agency");
  check("she told the regional channel Marsk that", "outlet: the regional channel Marsk");
  check("he told this newspaper", "outlet: this newspaper");
  check("she told the regional council", undefined);
  check("State television quoted him as saying", "outlet: State television");
  check("Marsk posted:", "social media: posted");
  check("the guard was posted on the bridge and said", undefined);
  check("in separate telephone conversations with them he said", "call: telephone conversations");
  check("he said in a terse faxed statement", "written statement: statement");
  check("she said in a two-page paper circulated on Friday", "letter: paper");
  check("in response to a Reuters report she said", undefined);
  check("according to the press service", undefined);
  check("she told the Sentinel that", "outlet: Sentinel");
  check("he told Canal Ostrava that", "outlet: Canal Ostrava");
  check("she told Radio Merrick the fee had", "outlet: Radio Merrick");
  check("she told Fish & Net Weekly on Wednesday", "outlet: Fish & Net Weekly");
  check("she told Coast Radio's breakfast programme.", "outlet: Coast Radio's breakfast programme");
  check("he told the Merrick station Radio Uplands by phone", "outlet: the Merrick station Radio Uplands");
  check("she suggested on Radio Merrick yesterday", "outlet: Radio Merrick");
  check("he wrote in Saturday's Ekko Dolen.", "outlet: Saturday's Ekko Dolen");
  check("he wrote in March that", undefined);
  check("she told this blog", "outlet: this blog");
  check("she told our correspondent he", "reporters: our correspondent");
  check("she told the Council that", undefined);
  check("she told Merrick the fee had", undefined);
  check("she wrote on the messaging site Quill", "social media: messaging site Quill");
  check("she wrote on the building site", undefined);
  check("she told the regional assembly last week", "parliament: regional assembly");
  check("in a tape aired on Sunday it said", "other: tape");
  check("she said", undefined);
});
