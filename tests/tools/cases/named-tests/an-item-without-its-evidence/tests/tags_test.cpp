TYPED_TEST(Tags, fold)
{}
