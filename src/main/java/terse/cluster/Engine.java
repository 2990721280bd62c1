package terse.cluster;

/**
 * Moves letters between the server's thread and the workers, through a bounded queue to and a
 * bounded queue from each worker.
 *
 * <p>All methods are called by the server's thread. In each round it sends a letter to every worker
 * and then takes every worker's answer.
 */
interface Engine extends AutoCloseable {
  /** Puts a letter into a worker's queue, and waits while that is full. */
  void send(int worker, Letter letter) throws InterruptedException;

  /** Says that every worker has its letter of the round. */
  default void allSent() {}

  /** Takes the worker's answer, and waits while there is none. */
  Letter receive(int worker) throws InterruptedException;

  /** Ends all threads of the engine and waits until they have ended. */
  @Override
  void close();
}
