"""spark-submit spark_simulate.py WORKSPACE COHORT RESULTS [SHARDS]: one Spark task per shard.

Every executor needs the trellis command and the workspace at the same path. What the shards print is kept below RESULTS and merged at the end.
"""
import pathlib
import subprocess
import sys


def simulate(shard, shards, workspace, cohort, results):
    """Runs one shard; a task that Spark repeats gives the same file again."""
    command = ["trellis", "simulate", workspace, "--cohort", cohort, "--workers", "1", "--shard", f"{shard}/{shards}", "--json"]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    path = pathlib.Path(results) / f"part-{shard}.json"
    part = path.with_suffix(".part")
    part.write_bytes(printed)
    part.replace(path)
    return str(path)


def main(workspace, cohort, results, shards="100"):
    from pyspark.sql import SparkSession

    pathlib.Path(results).mkdir(parents=True, exist_ok=True)
    count = int(shards)
    context = SparkSession.builder.appName("trellis-simulate").getOrCreate().sparkContext
    numbers = context.parallelize(range(1, count + 1), count)
    files = numbers.map(lambda shard: simulate(shard, count, workspace, cohort, results)).collect()
    subprocess.run(["trellis", "simulate", "--merge", *files, "--json"], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
