/** One to five stars with words, and a comment. Stars are radio buttons underneath, so that arrows and screen readers work. */

import { useEffect, useId, useState } from 'preact/hooks';
import { effortRange, recommendRange } from '@huiyin/domain/ticket/rate.ts';
import { useAct } from './act.ts';
import type { OwnTicket, TicketView } from './own-ticket.ts';
import { useWords } from './surroundings.ts';

export function Rating({ ticket, view }: { readonly ticket: OwnTicket; readonly view: TicketView }) {
  const { words } = useWords();
  const act = useAct();
  const id = useId();
  const { rating } = view;
  const given = rating === null ? 0 : Math.round((rating.score / rating.scale) * 5);
  const [stars, setStars] = useState(given);
  const [comment, setComment] = useState(rating?.comment ?? '');
  const [recommend, setRecommend] = useState(rating?.recommend ?? null);
  const [effort, setEffort] = useState(rating?.effort ?? null);
  const [thanked, setThanked] = useState(false);
  // What another page of the same customer gave replaces what this one shows.
  useEffect(() => {
    setStars(given);
    setComment(rating?.comment ?? '');
    setRecommend(rating?.recommend ?? null);
    setEffort(rating?.effort ?? null);
  }, [given, rating?.comment, rating?.recommend, rating?.effort]);

  if (!view.mayRate) {
    return (
      <section class="card">
        <h2>{words.rated}</h2>
        <p class="given" aria-label={words.starLabel(given, words.stars[given - 1] ?? '')}>
          <span aria-hidden="true">
            <span class="gold">{'★'.repeat(given)}</span>
            <span class="pale">{'★'.repeat(5 - given)}</span>
          </span>{' '}
          {words.stars[given - 1]}
        </p>
        {rating?.comment && <p class="quote">{rating.comment}</p>}
      </section>
    );
  }

  const send = async (event: Event) => {
    event.preventDefault();
    setThanked(false);
    if (stars === 0) return act.complain(words.starsMissing);
    if (await act.run(() => ticket.rate(stars, comment.trim(), { ...(recommend !== null && { recommend }), ...(effort !== null && { effort }) }))) setThanked(true);
  };
  return (
    <section class="card">
      <form noValidate onSubmit={(event) => void send(event)}>
        <fieldset>
          <legend>
            <h2>{words.rate}</h2>
          </legend>
          <div class="stars">
            {words.stars.map((word, index) => (
              <label key={word} class={index < stars ? 'star lit' : 'star'} title={word}>
                <input type="radio" name={id} class="hidden" checked={stars === index + 1} aria-label={words.starLabel(index + 1, word)} onChange={() => { setStars(index + 1); act.complain(null); }} />
                <span aria-hidden="true">★</span>
              </label>
            ))}
            <span class="star-word" aria-hidden="true">
              {words.stars[stars - 1] ?? ''}
            </span>
          </div>
        </fieldset>
        {view.survey.recommend && <Degrees name={`${id}-recommend`} question={words.recommend} range={recommendRange} ends={words.recommendEnds} chosen={recommend} onChoose={setRecommend} />}
        {view.survey.effort && <Degrees name={`${id}-effort`} question={words.effort} range={effortRange} ends={words.effortEnds} chosen={effort} onChoose={setEffort} />}
        <label for={`${id}-comment`}>{words.comment}</label>
        <textarea id={`${id}-comment`} rows={3} maxLength={1000} value={comment} onInput={({ currentTarget }) => setComment(currentTarget.value)} />
        <div class="buttons">
          <button type="submit" class="primary" aria-disabled={act.busy}>
            {act.busy ? words.busy : rating === null ? words.rateSend : words.rateChange}
          </button>
        </div>
        {act.flaw !== null && <p class="flaw" role="alert">{act.flaw}</p>}
        <p class="soft" role="status">
          {thanked && `${words.rateThanks} `}
          {rating !== null && words.rateAgain}
        </p>
      </form>
    </section>
  );
}

interface DegreesProps {
  readonly name: string;
  readonly question: string;
  readonly range: readonly [number, number];
  readonly ends: readonly [string, string];
  readonly chosen: number | null;
  readonly onChoose: (degree: number) => void;
}

/** Asked besides, and free to leave out: numbers from one end to the other, radio buttons underneath. */
function Degrees({ name, question, range: [least, most], ends, chosen, onChoose }: DegreesProps) {
  const degrees = Array.from({ length: most - least + 1 }, (_, index) => least + index);
  const labelOf = (degree: number) => (degree === least ? `${degree}, ${ends[0]}` : degree === most ? `${degree}, ${ends[1]}` : String(degree));
  return (
    <fieldset class="degrees">
      <legend>{question}</legend>
      <div>
        {degrees.map((degree) => (
          <label key={degree} class={degree === chosen ? 'degree lit-degree' : 'degree'}>
            <input type="radio" name={name} class="hidden" checked={degree === chosen} aria-label={labelOf(degree)} onChange={() => onChoose(degree)} />
            <span aria-hidden="true">{degree}</span>
          </label>
        ))}
      </div>
      <p class="soft" aria-hidden="true"><span>{least} {ends[0]}</span><span>{most} {ends[1]}</span></p>
    </fieldset>
  );
}
