package io.ringelection.scheduler.store;

/** The contract on H2 in memory. */
class H2StoreTest extends StoreContract {
  @Override
  String url() {
    return "jdbc:h2:mem:contract";
  }
}
