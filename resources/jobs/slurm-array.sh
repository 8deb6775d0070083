#!/bin/bash
# sbatch slurm-array.sh WORKSPACE COHORT RESULTS: an array of 100 tasks, each a shard.
# Afterwards: trellis simulate --merge RESULTS/part-*.json --json
#SBATCH --job-name=trellis-simulate
#SBATCH --array=1-100
#SBATCH --cpus-per-task=2
#SBATCH --mem=1G
#SBATCH --time=00:30:00
set -euo pipefail
workspace=$1 cohort=$2 results=$3
shard=${SLURM_ARRAY_TASK_ID:?run it with sbatch}
shards=${SLURM_ARRAY_TASK_COUNT:-100}
mkdir -p "$results"
trellis simulate "$workspace" --cohort "$cohort" --workers "${SLURM_CPUS_PER_TASK:-2}" --shard "$shard/$shards" --json > "$results/.part-$shard"
mv "$results/.part-$shard" "$results/part-$shard.json"
