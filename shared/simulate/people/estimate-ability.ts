/** Columns with fewer scores say too little of what a usual score is. */
const leastScores = 10;

/**
 * Ability of each learner in standard deviations, from the scores of the table: the mean of what is likely given them (expected a posteriori), where ability is normal (0, 1) before and a
 * score, standardised by mean and spread of its column, is loading × ability + √(1 − loading²) × normal, independent of the others:
 * Σ λ z / (1 − λ²) over 1 + n λ² / (1 − λ²). Without scores 0. `scores`: rows of `width` columns, negative where there is none.
 */
export function estimateAbilities(scores: Int16Array, learners: number, width: number, loading: number): Float64Array {
  const columns = Array.from({ length: width }, (_nothing, column) => momentsOf(scores, learners, width, column));
  const weight = loading / (1 - loading * loading);
  return Float64Array.from({ length: learners }, (_nothing, learner) => {
    let [sum, count] = [0, 0];
    columns.forEach((moments, column) => {
      const score = scores[learner * width + column] as number;
      if (!moments || score < 0) return;
      sum += (score - moments.mean) / moments.sd;
      count++;
    });
    return (weight * sum) / (1 + count * weight * loading);
  });
}

/** Mean and standard deviation of the scores of one column; null where they say nothing. */
function momentsOf(scores: Int16Array, learners: number, width: number, column: number): { readonly mean: number; readonly sd: number } | null {
  let [count, sum, squares] = [0, 0, 0];
  for (let at = column; at < learners * width; at += width) {
    const score = scores[at] as number;
    if (score < 0) continue;
    count++;
    sum += score;
    squares += score * score;
  }
  const mean = sum / count;
  const sd = Math.sqrt(Math.max(0, squares / count - mean * mean));
  return count < leastScores || sd === 0 ? null : { mean, sd };
}
