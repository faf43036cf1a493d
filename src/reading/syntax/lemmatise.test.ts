/** Checks dictionary forms. */
import { describe, expect, test } from "vitest";
import { lemmatise } from "./lemmatise.ts";

function check(tag: string, fineTag: string, pairs: string): void {
  for (const pair of pairs.split(" ")) {
    const [form = "", lemma = ""] = pair.split(">");
    expect(`${form} ${lemmatise(form, tag, fineTag)}`).toBe(`${form} ${lemma}`);
  }
}

describe("lemmas", () => {
  test("past forms", () =>
    check(
      "VERB",
      "VBD",
      `said>say told>tell met>meet agreed>agree stopped>stop planned>plan refused>refuse seized>seize proposed>propose offered>offer accepted>accept
insisted>insist denied>deny tried>try vowed>vow urged>urge pledged>pledge announced>announce argued>argue described>describe controlled>control labelled>label
visited>visit occurred>occur referred>refer added>add called>call pressed>press focused>focus abandoned>abandon welcomed>welcome backed>back negotiated>negotiate
continued>continue required>require warned>warn ruled>rule signed>sign invited>invite promised>promise reached>reach released>release exchanged>exchange belonged>belong
committed>commit guaranteed>guarantee needed>need succeeded>succeed conceded>concede treated>treat created>create voted>vote supported>support`.replaceAll(
        "\n",
        " ",
      ),
    ));
  test("participles", () =>
    check(
      "VERB",
      "VBG",
      `saying>say ending>end taking>take labelling>label kidnapping>kidnap proceeding>proceed pressuring>pressure indicating>indicate carrying>carry
lying>lie dying>die seeing>see making>make meeting>meet fighting>fight giving>give using>use bringing>bring rebuilding>rebuild withdrawing>withdraw having>have
stabilizing>stabilize ensuring>ensure providing>provide deciding>decide hoping>hope stepping>step running>run beginning>begin`.replaceAll(
        "\n",
        " ",
      ),
    ));
  test("third persons", () =>
    check(
      "VERB",
      "VBZ",
      "says>say goes>go does>do has>have denies>deny presses>press reaches>reach refuses>refuse seizes>seize proposes>propose pushes>push",
    ));
  test("auxiliaries", () => {
    check("AUX", "VBZ", "is>be 's>be has>have does>do");
    check("AUX", "MD", "wo>will ca>can 'll>will 'd>would could>could");
  });
  test("plurals", () =>
    check(
      "NOUN",
      "NNS",
      `talks>talk parties>party men>man women>woman children>child crises>crisis hostages>hostage ties>tie heroes>hero boxes>box speeches>speech
analyses>analysis lives>life causes>cause sources>source houses>house losses>loss ministries>ministry days>day people>people headquarters>headquarters forces>force`.replaceAll(
        "\n",
        " ",
      ),
    ));
  test("degrees", () =>
    check(
      "ADJ",
      "JJR",
      "better>good bigger>big earlier>early larger>large closer>close stronger>strong higher>high safer>safe wider>wide",
    ));
  test("names and the rest stay", () => {
    check("PROPN", "NNP", "Norland>Norland");
    check("DET", "DT", "An>a The>the");
    check("PART", "RB", "n't>not");
    check("PRON", "PRP", "them>they him>he");
  });
});
