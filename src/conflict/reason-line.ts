/** Decides how a reason is told: with the numbers of the states, and in a sentence. */
import type { ReasonLine } from "./analysis.ts";
import type { Reason } from "./explain-cell.ts";
import type { ConceptName } from "./solve-game.ts";

export function reasonLine(
  reason: Reason,
  concept: ConceptName,
  maker: string,
  numberOf: (place: number) => number,
  nameOf: (by: number) => string,
): ReasonLine {
  const improvements = reason.improvements.map(({ to, sanction }) => ({
    to: numberOf(to),
    ...(sanction === undefined
      ? {}
      : {
          sanction: {
            to: numberOf(sanction.to),
            moves: sanction.moves.map((move) => ({ by: nameOf(move.by), to: numberOf(move.to) })),
            simultaneous: sanction.isSimultaneous,
          },
        }),
  }));
  return { stable: reason.isStable, improvements, inWords: reasonInWords(improvements, concept, maker) };
}

const Answers: Readonly<Record<ConceptName, string>> = {
  Nash: "",
  GMR: "no moves of the others",
  SMR: "no moves of the others that it could not escape",
  SEQ: "no improvements of the others",
  SSEQ: "no improvements of the others that it could not escape",
  SIM: "no improvements taken by others at the same time",
};

function reasonInWords(improvements: ReasonLine["improvements"], concept: ConceptName, maker: string): string {
  const [first] = improvements;
  if (first === undefined) return `${maker} has no improvement.`;
  const open = improvements.find((one) => one.sanction === undefined);
  if (open !== undefined) {
    const rest = Answers[concept];
    return rest === "" ? `${maker} improves by moving to ${open.to}.` : `${maker} improves by moving to ${open.to}, and ${rest} undo it.`;
  }
  const told = improvements.map(({ to, sanction }) => {
    const moves = sanction?.moves.map((move) => `${move.by} to ${move.to}`).join(sanction.simultaneous ? " and " : ", then ") ?? "";
    return sanction?.simultaneous === true
      ? `moving to ${to} meets ${moves} at the same time, which makes ${sanction.to}`
      : `moving to ${to} is answered by ${moves}`;
  });
  return `${maker} would improve, but ${told.join("; ")}, which leaves it no better off.`;
}
